package dev.coffre.cli.sops.call;

import dev.coffre.cli.Host;
import dev.coffre.cli.sops.line.Given;
import dev.coffre.cli.sops.line.GoText;
import java.nio.file.Path;

/// One run of a command: what the machine hands in, and what the command line gave.
///
/// @param program the flags before the command
/// @param given the command's own flags and arguments
public record Call(Host host, Log log, Given program, Given given) {

  /// The file that the first argument names.
  public Path file() {
    return path(given.arguments().getFirst());
  }

  /// A path as the command line gives it, absolute and without `.` and `..`.
  public Path path(String text) {
    return host.resolve(text);
  }

  /// The name that formats and creation rule go by: that of `--filename-override`, else the file's.
  public Path named(Path file) {
    var override = given.text("filename-override");
    return override.isEmpty() ? file : path(override);
  }

  /// Warns of arguments behind the first, which are ignored.
  public void warnOfMoreArguments() {
    var arguments = given.arguments();
    if (arguments.size() < 2) {
      return;
    }
    log.warn("More than one positional argument provided. Only the first one will be used!");
    arguments.subList(1, arguments.size()).reversed().stream()
        .filter(argument -> argument.startsWith("-"))
        .findFirst()
        .ifPresent(flag ->
            log.warn(
                ("Note that one of the ignored positional argument is %s, which looks like a"
                        + " flag. Flags must always be provided before the first positional"
                        + " argument!")
                    .formatted(GoText.quote(flag))));
  }
}
