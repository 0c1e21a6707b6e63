package dev.coffre.cli.sops;

import dev.coffre.cli.Host;
import dev.coffre.sops.identity.CommandRunner;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Runs the commands that print identities, in the folder and environment of the host.
record KeyCommands(Host host) implements CommandRunner {

  @Override
  public byte[] run(List<String> command, Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(host.directory().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = process.getInputStream().readAllBytes();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("exit status " + status);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
