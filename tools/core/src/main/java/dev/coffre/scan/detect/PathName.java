package dev.coffre.scan.detect;

import java.util.Locale;

/// What the name of a file says of its content.
final class PathName {
  private static final Words CODE = Words.of("code-extension");
  private static final Words PROSE = Words.of("prose-extension");
  private static final Words TRANSLATIONS = Words.of("i18n");
  private static final Words TESTS = Words.of("test-folder");

  private final String path;

  /// @param path with `/` between folders; may be empty
  PathName(String path) {
    this.path = path.toLowerCase(Locale.ROOT);
  }

  /// The last part, in lower case.
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  Text.Kind kind() {
    var name = name();
    int dot = name.lastIndexOf('.');
    var extension = name.substring(dot + 1);
    if (dot >= 0 && CODE.contains(extension)) {
      return Text.Kind.CODE;
    }
    return dot >= 0 && PROSE.contains(extension) ? Text.Kind.PROSE : Text.Kind.SETTINGS;
  }

  /// Whether texts for people in some language are in it.
  boolean isTranslation() {
    return hasWord(TRANSLATIONS) || name().endsWith(".po") || name().endsWith(".xlf");
  }

  /// Whether it is part of a test.
  boolean isTest() {
    return hasWord(TESTS) || path.endsWith("test.java") || path.endsWith("tests.cs");
  }

  private boolean hasWord(Words words) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || "/._-".indexOf(path.charAt(i)) >= 0) {
        if (words.contains(path.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }
}
