package dev.coffre.e2e.scan;

import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The built program in a folder.
public record Program(Path folder) {

  /// What `coffre` prints; its status says whether there are findings, and does not matter here.
  public String prints(String... arguments) throws IOException {
    var command = new ArrayList<>(BuiltProgram.here().command("coffre"));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
