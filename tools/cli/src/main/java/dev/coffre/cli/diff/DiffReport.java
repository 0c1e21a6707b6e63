package dev.coffre.cli.diff;

import dev.coffre.cli.Host;
import dev.coffre.cli.diff.Difference.Shown;
import dev.coffre.json.Json;
import java.util.Optional;

/// Tells differences.
///
/// @param reveal whether values are shown that are not for everybody
record DiffReport(Host host, boolean reveal) {

  void print(String name, FileDiff files) {
    host.out().println(name + (files.isDecrypted() ? "" : " (compared by its ciphertext)"));
    for (var difference : files.differences()) {
      if (!difference.isSecret()) {
        host.out().println("  " + difference.place() + ": " + open(difference));
      } else if (reveal) {
        host.out().println("  " + difference.place() + ": " + difference.masked());
        difference.before().ifPresent(value -> value("-", value));
        difference.after().ifPresent(value -> value("+", value));
      } else {
        host.out().println("  " + difference.place() + ": " + difference.masked());
      }
    }
  }

  private void value(String sign, Shown value) {
    value
        .text()
        .ifPresent(text ->
            text.lines()
                .forEach(line -> host.out().println("    " + sign + " " + printable(line))));
  }

  private static String open(Difference difference) {
    return text(difference.before()) + " -> " + text(difference.after());
  }

  private static String text(Optional<Shown> value) {
    return value.flatMap(Shown::text).map(DiffReport::printable).orElse("none");
  }

  /// A file may have what steers a terminal.
  private static String printable(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(point -> shown.appendCodePoint(Character.isISOControl(point) ? '·' : point));
    return shown.toString();
  }

  Json json(String name, FileDiff files) {
    return Json.object()
        .with("file", name)
        .with("decrypted", files.isDecrypted())
        .withObjects("differences", files.differences().stream().map(DiffReport::json).toList());
  }

  private static Json json(Difference difference) {
    var json = Json.object().with("place", difference.place());
    if (difference.isSecret()) {
      return json.with("change", difference.masked());
    }
    return json.with("change", open(difference));
  }
}
