package dev.coffre.cli.sops.call;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Lays out the long messages as sops does.
public final class WordWrap {
  private WordWrap() {}

  /// `text` with line breaks in place of blanks so that lines hold at most `limit` characters;
  /// longer words and present line breaks stay.
  public static String wrap(String text, int limit) {
    return text.lines().map(line -> wrapLine(line, limit)).collect(Collectors.joining("\n"));
  }

  private static String wrapLine(String line, int limit) {
    var lines = new ArrayList<String>(List.of(""));
    for (var word : line.split(" ", -1)) {
      var last = lines.getLast();
      if (last.isEmpty()) {
        lines.set(lines.size() - 1, word);
      } else if (last.length() + 1 + word.length() <= limit) {
        lines.set(lines.size() - 1, last + " " + word);
      } else {
        lines.add(word);
      }
    }
    return String.join("\n", lines);
  }

  /// `text` with `prefix` before every line.
  public static String indent(String text, String prefix) {
    return text.lines().map(line -> prefix + line).collect(Collectors.joining("\n"));
  }
}
