package dev.coffre.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A key or share as lines for people to type: groups of four characters, a word at the end of each
/// line that says whether it was typed right, and two words for the whole.
public final class PaperText {
  private static final int GROUP = 4;
  private static final int GROUPS = 5;
  private static final String WHOLE = "=";

  private PaperText() {}

  /// The lines of a text of letters, digits and hyphens.
  public static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < text.length(); start += GROUP * GROUPS) {
      var part = text.substring(start, Math.min(start + GROUP * GROUPS, text.length()));
      int number = lines.size() + 1;
      lines.add(number + "  " + groups(part) + "  " + CheckWord.of(number, part));
    }
    lines.add(WHOLE + "  " + CheckWord.of(-1, text) + " " + CheckWord.of(-2, text));
    return lines;
  }

  private static String groups(String part) {
    var groups = new ArrayList<String>();
    for (int start = 0; start < part.length(); start += GROUP) {
      groups.add(part.substring(start, Math.min(start + GROUP, part.length())));
    }
    return String.join(" ", groups);
  }

  /// Reads what was typed: lines as they were printed, or the text in one line, as a scanner gives
  /// it. Capitals, blanks and empty lines do not matter.
  ///
  /// @throws PaperException if a word does not fit; it says the line
  public static String parse(String typed) throws PaperException {
    var lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (lines.size() == 1 && !lines.getFirst().contains(" ")) {
      return lines.getFirst().toUpperCase(Locale.ROOT);
    }
    var text = new StringBuilder();
    for (int i = 0; i < lines.size() - 1; i++) {
      text.append(part(lines.get(i), i + 1));
    }
    if (lines.isEmpty() || !lines.getLast().startsWith(WHOLE)) {
      throw new PaperException("the last line, which begins with =, is missing");
    }
    var whole = text.toString();
    var words = lines.getLast().substring(1).strip().toLowerCase(Locale.ROOT);
    if (!words.equals(CheckWord.of(-1, whole) + " " + CheckWord.of(-2, whole))) {
      throw new PaperException("a line is missing, or the words of the last line are not right");
    }
    return whole;
  }

  private static String part(String line, int number) throws PaperException {
    var words = line.split("\\s+", -1);
    if (words.length < 3 || !words[0].equals(String.valueOf(number))) {
      throw new PaperException("line " + number + " is missing, or has no number");
    }
    var part =
        String.join("", List.of(words).subList(1, words.length - 1)).toUpperCase(Locale.ROOT);
    if (!words[words.length - 1].toLowerCase(Locale.ROOT).equals(CheckWord.of(number, part))) {
      throw new PaperException(
          "line " + number + " does not fit its last word: compare them letter by letter");
    }
    return part;
  }
}
