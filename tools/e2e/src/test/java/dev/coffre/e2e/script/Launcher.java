package dev.coffre.e2e.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Starts the processes of a script and waits for them, two minutes at the most.
final class Launcher {
  private static final long TIMEOUT_SECONDS = 120;
  private static final Path NOTHING = Path.of("/dev/null");

  private final Sandbox sandbox;

  Launcher(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /// Runs a command without a terminal.
  Outcome run(List<String> command, Optional<Path> stdin) throws IOException, InterruptedException {
    Path out = sandbox.scratch("stdout");
    Path err = sandbox.scratch("stderr");
    var builder = builder(command);
    builder.redirectInput(stdin.orElse(NOTHING).toFile());
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    int status = await(builder.start(), command);
    return new Outcome(status, Files.readAllBytes(out), Files.readAllBytes(err), new byte[0]);
  }

  /// Runs a command whose controlling terminal is a new one that `typed` is typed into. Standard
  /// output and error go to files all the same, unless `everything` is on the terminal.
  Outcome runOnTerminal(List<String> command, Path typed, Optional<Path> stdin, boolean everything)
      throws IOException, InterruptedException {
    Path out = Files.write(sandbox.scratch("stdout"), new byte[0]);
    Path err = Files.write(sandbox.scratch("stderr"), new byte[0]);
    Path terminal = sandbox.scratch("terminal");
    String inner = "exec " + command.stream().map(Launcher::quote).collect(Collectors.joining(" "));
    String input = stdin.map(file -> " <" + quote(file.toString())).orElse("");
    String output = everything ? "" : " >" + quote(out.toString()) + " 2>" + quote(err.toString());
    var builder = builder(List.of("script", "-qec", inner + input + output, NOTHING.toString()));
    builder.environment().put("SHELL", "/bin/sh");
    builder.redirectInput(typed.toFile());
    builder.redirectOutput(terminal.toFile());
    builder.redirectErrorStream(true);
    int status = await(builder.start(), command);
    return new Outcome(
        status, Files.readAllBytes(out), Files.readAllBytes(err), Files.readAllBytes(terminal));
  }

  private ProcessBuilder builder(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(sandbox.environment());
    builder.directory(sandbox.directory().toFile());
    return builder;
  }

  private static int await(Process process, List<String> command) throws InterruptedException {
    if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      return process.exitValue();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    throw new AssertionError(command.getFirst() + " did not end within two minutes");
  }

  private static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
