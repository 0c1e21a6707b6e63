package dev.coffre.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// One run of a native command: its options are read, it runs, its failure is told.
record NativeRun(Host host, NativeCommand command) {

  ExitCode run(List<String> arguments) {
    NativeCommand.Action action = NativeCommands.action(command, host);
    return isBare(arguments) && action.takes(arguments) ? run(action) : parsed(action, arguments);
  }

  private static boolean isBare(List<String> arguments) {
    for (var word : arguments) {
      if (word.startsWith("-")) {
        return false;
      }
    }
    return true;
  }

  private ExitCode parsed(NativeCommand.Action action, List<String> arguments) {
    var line = command.line(action);
    try {
      if (line.parseArgs(arguments.toArray(String[]::new)).isUsageHelpRequested()) {
        return help(line);
      }
    } catch (ParameterException e) {
      return Complaint.about(usage(e)).print(host.err());
    }
    return run(action);
  }

  private ExitCode run(NativeCommand.Action action) {
    try {
      return action.run();
    } catch (Exception e) {
      trace(e);
      return Complaint.about(e).print(host.err());
    }
  }

  private ExitCode help(CommandLine line) {
    line.setSeparator(" "); // shown as it is mostly typed; '--option=value' is taken as well
    host.out().print(line.getUsageMessage(Ansi.OFF));
    host.out().println("\nExample:\n  " + command.example());
    return ExitCode.OK;
  }

  /// picocli quotes what it could not take, which may be a secret given by mistake: only the names
  /// of options and parameters are repeated.
  private CommandException usage(ParameterException e) {
    String what =
        switch (e) {
          case UnmatchedArgumentException unmatched -> unmatchedText(unmatched);
          case MissingParameterException missing -> missingText(missing);
          case OverwrittenOptionException twice -> firstLine(twice);
          default -> invalidText(e);
        };
    String hint =
        meant(e)
            .map(option -> "did you mean " + option + "?")
            .orElse("'coffre " + command.name() + " --help' shows the options");
    return CommandException.usage(command.name() + ": " + what, hint);
  }

  /// The option that an unknown one is nearest to.
  private static Optional<String> meant(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var known =
        e.getCommandLine().getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .filter(name -> name.startsWith("--"))
            .toList();
    return Optional.of(optionName(unmatched.getUnmatched().getFirst()))
        .filter(name -> name.startsWith("--"))
        .flatMap(name -> Suggestion.of(name, known));
  }

  private static String optionName(String word) {
    return word.replaceFirst("=.*", "");
  }

  private static String missingText(MissingParameterException e) {
    return switch (e.getMissing().getFirst()) {
      case OptionSpec option -> option.longestName() + " needs a value: " + option.paramLabel();
      case ArgSpec _ ->
          e.getMissing().stream().map(ArgSpec::paramLabel).collect(joining(" and "))
              + (e.getMissing().size() == 1 ? " is missing" : " are missing");
    };
  }

  private static String invalidText(ParameterException e) {
    return switch (e.getArgSpec()) {
      case OptionSpec option -> "the value of " + option.longestName() + " is not one it takes";
      case PositionalParamSpec place ->
          "the value of " + place.paramLabel() + " is not one it takes";
      case null, default -> "the arguments cannot be understood";
    };
  }

  private static String unmatchedText(UnmatchedArgumentException e) {
    String first = e.getUnmatched().getFirst();
    return first.startsWith("-") ? "there is no option " + optionName(first) : "too many arguments";
  }

  private static String firstLine(ParameterException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// The stack of an unexpected failure, on request: messages in it may come from anywhere.
  private void trace(Exception e) {
    if (e instanceof RuntimeException && host.environment().containsKey("COFFRE_TRACE")) {
      for (StackTraceElement frame : e.getStackTrace()) {
        host.err().println("  at " + frame);
      }
    }
  }
}
