package dev.coffre.cli.sops.call;

import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the result of a command where its flags say: over the file, to another one, or to stdout.
/// Files are replaced whole, so that a killed run leaves the old one.
public final class Output {
  private Output() {}

  /// Refuses `--in-place` together with `--output`.
  public static void refuseBothPlaces(Call call) throws Failure {
    if (call.given().on("in-place") && !call.given().text("output").isEmpty()) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS, "Error: cannot operate on both --output and --in-place");
    }
  }

  /// Writes to `file` with `--in-place`, else to the file of `--output`, else to stdout.
  public static void write(Call call, Path file, byte[] content) throws Failure {
    var output = call.given().text("output");
    if (call.given().on("in-place")) {
      replace(call, file, content);
    } else if (!output.isEmpty()) {
      write(call, call.path(output), "output", output, content);
    } else {
      stdout(call, content);
    }
  }

  /// Writes to stdout.
  public static void stdout(Call call, byte[] content) {
    call.host().out().write(content, 0, content.length);
    call.host().out().flush();
  }

  /// Writes over `file`, or makes it.
  public static void replace(Call call, Path file, byte[] content) throws Failure {
    write(call, file, "in-place", file.toString(), content);
  }

  private static void write(Call call, Path file, String what, String name, byte[] content)
      throws Failure {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.write(file, content); // a device or pipe cannot be replaced
      } else {
        call.host().files().replace(file, content, Access.USUAL);
      }
    } catch (IOException e) {
      throw Failure.of(
          Status.COULD_NOT_WRITE_OUTPUT_FILE,
          "Could not open %s file for writing: open %s: %s".formatted(what, name, Input.reason(e)));
    }
  }
}
