package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/// A line of a file that a user named as FILE:LINE or FILE:LINE:COLUMN.
///
/// @param start of the line in the text, in bytes
/// @param end behind it
record Place(String path, int line, Text text, int start, int end) {
  private static final Pattern FORM = Pattern.compile("(.+?):([0-9]{1,8})(?::[0-9]+)?");

  static boolean isPlace(String word) {
    return FORM.matcher(word).matches();
  }

  /// Reads the file.
  static Place of(Host host, String word) throws CommandException, FileFailure {
    var match = FORM.matcher(word);
    if (!match.matches()) {
      throw CommandException.usage("a place is needed", "write it as FILE:LINE");
    }
    var path = match.group(1);
    int line = Integer.parseInt(match.group(2));
    var text = text(host, path);
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.lineEnd(start);
      while (start < text.length() && text.at(start) != '\n') {
        start++;
      }
      start++;
    }
    if (line == 0 || start > text.length()) {
      throw CommandException.refused(path + ": it has no line " + line, "check the number");
    }
    return new Place(path, line, text, start, text.lineEnd(start));
  }

  private static Text text(Host host, String path) throws CommandException, FileFailure {
    try {
      var bytes = Files.readAllBytes(host.resolve(path));
      return Content.text(path, bytes, bytes.length)
          .orElseThrow(() ->
              CommandException.refused(
                  path + ": it is binary, so it is not scanned",
                  "a NUL byte near its beginning says so, as for git"));
    } catch (IOException e) {
      throw new FileFailure(path, e);
    }
  }
}
