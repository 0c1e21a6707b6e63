package dev.coffre.cli.age;

import dev.coffre.cli.Host;
import dev.coffre.cli.Program;
import dev.coffre.file.FileWriteException;
import dev.coffre.file.Obstacle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The program `age`.
public final class AgeTool implements Program {

  @Override
  public int run(Host host, List<String> arguments) {
    var voice = new Voice("age", host.err());
    if (arguments.isEmpty()) {
      host.err().println(Usage.AGE);
      return 1;
    }
    try {
      run(host, AgeOptions.parse(arguments), voice);
      return 0;
    } catch (Flags.UsageException e) {
      return voice.misused(e, Usage.AGE);
    } catch (ToolFailure e) {
      return voice.fail(e);
    }
  }

  private static void run(Host host, AgeOptions options, Voice voice) throws ToolFailure {
    if (options.mode() == AgeOptions.Mode.VERSION) {
      host.out().println(Usage.VERSION);
      return;
    }
    warnDuplicates(options.recipients(), "recipient", voice);
    warnDuplicates(options.recipientFiles(), "recipients file", voice);
    warnDuplicates(options.identityFiles(), "identity file", voice);
    var inputs = new Inputs(host);
    try (var input = inputs.data(options.input())) {
      checkOutput(host, options);
      var work = new Work(host, voice, inputs, options);
      if (toFile(options)) {
        intoFile(host, options, work, input);
      } else {
        work.toTerminalOrPipe(input);
      }
    } catch (IOException e) {
      throw new ToolFailure(String.valueOf(e.getMessage()));
    }
  }

  private static void intoFile(Host host, AgeOptions options, Work work, InputStream input)
      throws ToolFailure, IOException {
    try (var output = new OutputFile(host, options.output())) {
      work.run(input, output);
      output.commit();
    } catch (FileWriteException e) {
      String verb = e.obstacle() == Obstacle.NO_SPACE ? "write" : "open";
      throw new ToolFailure(ToolFailure.reason(verb, options.output(), e));
    } catch (FileSystemException e) {
      throw new ToolFailure(ToolFailure.reason("open", options.output(), e));
    }
  }

  private static void checkOutput(Host host, AgeOptions options) throws ToolFailure {
    if (!toFile(options)) {
      return;
    }
    Path output = host.resolve(options.output()).toAbsolutePath();
    var used =
        Stream.concat(
            Stream.concat(options.identityFiles().stream(), options.recipientFiles().stream()),
            options.readsStandardInput() ? Stream.empty() : Stream.of(options.input()));
    if (used.anyMatch(name -> host.resolve(name).toAbsolutePath().equals(output))) {
      throw new ToolFailure(
          "input and output file are the same: " + ToolFailure.quote(options.output()));
    }
  }

  private static boolean toFile(AgeOptions options) {
    return !options.output().isEmpty() && !options.output().equals("-");
  }

  private static void warnDuplicates(List<String> values, String what, Voice voice) {
    var seen = new HashSet<String>();
    values.stream()
        .filter(value -> !seen.add(value))
        .distinct()
        .forEach(value -> voice.warn("duplicate " + what + " " + ToolFailure.quote(value)));
  }
}
