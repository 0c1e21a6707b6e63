package dev.coffre.cli.hooks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The message of a commit as Git hands it to a hook: with the comments that it takes out later.
///
/// @param text byte for byte, one character each
/// @param cleanup `commit.cleanup`, or `default`
/// @param comment what a comment begins with
/// @param edited whether a person saw the comments: without an editor Git leaves `#` lines in
record CommitMessage(String text, String cleanup, String comment, boolean edited) {
  private static final Pattern COMMENT = Pattern.compile("^[^\\p{Alnum}\\s]", Pattern.MULTILINE);
  private static final String MARKS = "#;@!$%^&|:";

  /// Behind it is the diff that `git commit --verbose` shows.
  private static final String SCISSORS = " ------------------------ >8 ------------------------";

  /// Whether there is a line that may be a comment.
  static boolean mayHoldComments(String text) {
    return COMMENT.matcher(text).find();
  }

  /// A message as `git config --get-regexp` lets read it.
  ///
  /// @param settings lines of a name in lower case and a value; the last of a name counts
  static CommitMessage of(String text, String settings, boolean edited) {
    var cleanup = "default";
    var comment = "#";
    for (var line : settings.lines().toList()) {
      var value = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("commit.cleanup ")) {
        cleanup = value;
      } else if (line.startsWith("core.comment")) {
        comment = value;
      }
    }
    var mark = comment.equals("auto") ? chosen(text).orElse("#") : comment;
    return new CommitMessage(text, cleanup, mark, edited);
  }

  /// What Git chose by itself: its comments stand at the end.
  private static Optional<String> chosen(String text) {
    return text.lines()
        .filter(line -> !line.isEmpty() && MARKS.indexOf(line.charAt(0)) >= 0)
        .reduce((_, last) -> last)
        .map(line -> line.substring(0, 1));
  }

  /// What will be kept of it; lines that will not are empty, so that the others keep their numbers.
  byte[] kept() {
    boolean commentsGo = cleanup.equals("strip") || (cleanup.equals("default") && edited);
    boolean cut = edited || cleanup.equals("scissors");
    var kept = new StringBuilder();
    for (var line : text.split("\n", -1)) {
      if (cut && line.equals(comment + SCISSORS)) {
        break;
      }
      kept.append(commentsGo && line.startsWith(comment) ? "" : line).append('\n');
    }
    return kept.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
