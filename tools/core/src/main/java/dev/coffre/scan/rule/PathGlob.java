package dev.coffre.scan.rule;

import java.util.Arrays;

/// A pattern of paths: `*` is any part of a name, `?` one character of it, `**` any number of
/// folders. One that ends with `/` means all in a folder; one without a `/` a name anywhere.
/// Immutable. A path takes time in proportion to the lengths of both.
public final class PathGlob {
  /// A part of a glob; what takes more than one character is tried from each place in it.
  private enum Kind {
    /// The character itself.
    CHARACTER,
    /// `?`
    ONE,
    /// `*`
    PART,
    /// `**`
    ANYTHING,
    /// In `**` with a slash behind: where a folder's name may start.
    FOLDERS,
    /// The same, in a folder's name.
    FOLDER_NAME
  }

  private final Kind[] kinds;
  private final char[] characters;
  private final int size;

  private PathGlob(String glob) {
    kinds = new Kind[2 * glob.length()];
    characters = new char[kinds.length];
    int count = 0;
    int at = 0;
    while (at < glob.length()) {
      if (glob.startsWith("**/", at)) {
        kinds[count++] = Kind.FOLDERS;
        kinds[count++] = Kind.FOLDER_NAME;
        at += 3;
      } else if (glob.startsWith("**", at)) {
        kinds[count++] = Kind.ANYTHING;
        at += 2;
      } else {
        characters[count] = glob.charAt(at++);
        kinds[count] = kind(characters[count]);
        count++;
      }
    }
    size = count;
  }

  private static Kind kind(char c) {
    return switch (c) {
      case '*' -> Kind.PART;
      case '?' -> Kind.ONE;
      default -> Kind.CHARACTER;
    };
  }

  /// The pattern of a text. Every text is one.
  static PathGlob of(String text) {
    var glob = text.endsWith("/") ? text + "**" : text;
    if (glob.startsWith("/")) {
      return new PathGlob(glob.substring(1));
    }
    return new PathGlob(glob.indexOf('/') < 0 ? "**/" + glob : glob);
  }

  /// Whether it means a path, which has `/` between its folders.
  public boolean matches(String path) {
    var now = new boolean[size + 1];
    var next = new boolean[size + 1];
    now[0] = true;
    for (int i = 0; i < path.length(); i++) {
      skip(now);
      Arrays.fill(next, false);
      for (int part = 0; part < size; part++) {
        if (now[part]) {
          take(part, path.charAt(i), next);
        }
      }
      var taken = now;
      now = next;
      next = taken;
    }
    skip(now);
    return now[size];
  }

  /// Where it may go on without a character.
  private void skip(boolean[] places) {
    for (int part = 0; part < size; part++) {
      if (places[part]) {
        switch (kinds[part]) {
          case PART, ANYTHING -> places[part + 1] = true;
          case FOLDERS -> places[part + 2] = true;
          case CHARACTER, ONE, FOLDER_NAME -> {}
        }
      }
    }
  }

  private void take(int part, char c, boolean[] next) {
    boolean inName = c != '/';
    switch (kinds[part]) {
      case CHARACTER -> next[part + 1] |= c == characters[part];
      case ONE -> next[part + 1] |= inName;
      case PART -> next[part] |= inName;
      case ANYTHING -> next[part] = true;
      case FOLDERS -> next[part + 1] |= inName;
      case FOLDER_NAME -> next[inName ? part : part - 1] = true;
    }
  }
}
