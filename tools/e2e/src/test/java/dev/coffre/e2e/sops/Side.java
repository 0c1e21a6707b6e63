package dev.coffre.e2e.sops;

import dev.coffre.cli.Host;
import dev.coffre.cli.sops.Sops;
import dev.coffre.cli.terminal.Terminal;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.StepListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A `sops`: ours, or a real one.
interface Side {

  /// Runs it in `folder` with `environment` and nothing on stdin.
  Ran run(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException;

  /// Ours, in this process: a thousand runs take seconds.
  static Side ours() {
    return (folder, environment, arguments) -> {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      var random = new SecureRandom();
      var host =
          new Host(
              "sops",
              Optional.empty(),
              new ByteArrayInputStream(new byte[0]),
              new PrintStream(out, false, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              environment,
              folder,
              Clock.systemUTC(),
              random::nextBytes,
              Terminal.NONE,
              new AtomicFiles(StepListener.NONE));
      int status = new Sops().run(host, arguments);
      return new Ran(status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    };
  }

  /// The real program at `path`.
  static Side real(Path path) {
    return (folder, environment, arguments) -> {
      var command = new ArrayList<>(List.of(path.toString()));
      command.addAll(arguments);
      var errors = Files.createTempFile("sops", ".err");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectError(errors.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      var process = builder.start();
      var out = process.getInputStream().readAllBytes();
      int status = process.waitFor();
      var err = Files.readString(errors);
      Files.delete(errors);
      return new Ran(status, out, err);
    };
  }
}
