package dev.coffre.cli.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The POSIX tools that ask and set what a terminal does.
final class Tty {
  private static final Redirect DEVICE = Redirect.from(Path.of("/dev/tty").toFile());

  private Tty() {}

  /// Runs `stty` on the controlling terminal and returns what it prints.
  static String stty(String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of("stty"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectInput(DEVICE).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (status(process) != 0) {
      throw new IOException("stty failed: " + printed.strip());
    }
    return printed;
  }

  /// Sets what {@link #stty} `-g` printed; on the way out nothing more can be done.
  static void restore(String settings) {
    try {
      stty(settings);
    } catch (IOException gone) {
      return;
    }
  }

  /// Whether a descriptor that a child inherits is a terminal.
  static boolean test(int descriptor) {
    try {
      var process =
          new ProcessBuilder("test", "-t", String.valueOf(descriptor)).inheritIO().start();
      return status(process) == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static int status(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
