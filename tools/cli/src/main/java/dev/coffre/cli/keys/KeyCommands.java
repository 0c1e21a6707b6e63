package dev.coffre.cli.keys;

import dev.coffre.cli.Host;
import dev.coffre.sops.identity.CommandRunner;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;

/// Runs the commands that print keys (`SOPS_AGE_KEY_CMD`, …), in the host's folder and with its
/// environment; what they say on standard error is shown.
record KeyCommands(Host host) implements CommandRunner {

  @Override
  public byte[] run(List<String> command, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(command).directory(host.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    builder.environment().putAll(environment);
    builder.redirectInput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    Process process = builder.start();
    byte[] printed = process.getInputStream().readAllBytes();
    int status = await(process);
    if (status != 0) {
      throw new IOException("exit status " + status);
    }
    return printed;
  }

  private static int await(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
