package dev.coffre.e2e.ports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a program said, and how it ended.
record Ran(int status, String out, String err) {

  static Ran of(Path folder, List<String> command, String input)
      throws IOException, InterruptedException {
    var out = Files.createTempFile(folder, "out", "");
    var err = Files.createTempFile(folder, "err", "");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      try (var sink = process.getOutputStream()) {
        sink.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
  }

  /// Its output, if it succeeded.
  String orFail() {
    if (status != 0) {
      throw new IllegalStateException("ended with " + status + ": " + out + err);
    }
    return out.strip();
  }
}
