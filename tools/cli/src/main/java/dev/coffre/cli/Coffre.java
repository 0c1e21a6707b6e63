package dev.coffre.cli;

import dev.coffre.cli.age.AgeInspect;
import dev.coffre.cli.age.AgeKeygen;
import dev.coffre.cli.age.AgeTool;
import dev.coffre.cli.sops.Sops;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses what runs: a drop-in by the program's name or first argument, else a native command.
final class Coffre implements Program {
  private static final List<String> DROP_INS = List.of("sops", "age", "age-keygen", "age-inspect");
  private static final List<String> HELP = List.of("--help");

  @Override
  public int run(Host host, List<String> arguments) {
    Optional<Program> called = dropIn(host.program());
    if (called.isPresent()) {
      return called.get().run(host, arguments);
    }
    Optional<Program> named = arguments.isEmpty() ? Optional.empty() : dropIn(arguments.getFirst());
    if (named.isPresent()) {
      return named.get().run(host, arguments.subList(1, arguments.size()));
    }
    return runNative(host, arguments).status();
  }

  /// Whether a command line is for a drop-in, by the program's name or the first argument.
  static boolean isDropIn(Host host, List<String> arguments) {
    return DROP_INS.contains(host.program())
        || (!arguments.isEmpty() && DROP_INS.contains(arguments.getFirst()));
  }

  private static Optional<Program> dropIn(String name) {
    return switch (name) {
      case "sops" -> Optional.of(new Sops());
      case "age" -> Optional.of(new AgeTool());
      case "age-keygen" -> Optional.of(new AgeKeygen());
      case "age-inspect" -> Optional.of(new AgeInspect());
      default -> Optional.empty();
    };
  }

  private static ExitCode runNative(Host host, List<String> arguments) {
    try {
      var line = FolderOption.takenFrom(host, arguments);
      return choose(line.host(), line.arguments());
    } catch (CommandException e) {
      return Complaint.about(e).print(host.err());
    }
  }

  private static ExitCode choose(Host host, List<String> arguments) throws CommandException {
    if (arguments.isEmpty()) {
      host.err().print(Overview.text(NativeCommands.all()));
      return ExitCode.USAGE;
    }
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "--help", "-h" -> overview(host);
      case "help" -> rest.isEmpty() ? overview(host) : command(host, rest.getFirst(), HELP);
      case "version", "--version" -> version(host, rest);
      default -> command(host, arguments);
    };
  }

  /// Without options there is nothing to parse, and a parser would be most of what it costs.
  private static ExitCode version(Host host, List<String> options) throws CommandException {
    return options.isEmpty() ? new VersionCommand(host).run() : command(host, "version", options);
  }

  private static ExitCode overview(Host host) {
    host.out().print(Overview.text(NativeCommands.all()));
    return ExitCode.OK;
  }

  /// A command of one word, or of two.
  private static ExitCode command(Host host, List<String> arguments) throws CommandException {
    if (arguments.size() > 1) {
      var two = NativeCommands.named(arguments.get(0) + " " + arguments.get(1));
      if (two.isPresent()) {
        return new NativeRun(host, two.get()).run(arguments.subList(2, arguments.size()));
      }
    }
    var family = NativeCommands.family(arguments.getFirst());
    return family.isEmpty()
        ? command(host, arguments.getFirst(), arguments.subList(1, arguments.size()))
        : overview(host, family, arguments);
  }

  /// Commands of two words, when the second is missing or is none.
  private static ExitCode overview(Host host, List<NativeCommand> family, List<String> arguments)
      throws CommandException {
    var second = arguments.size() > 1 ? arguments.get(1) : "";
    if (second.equals("--help") || second.equals("-h")) {
      host.out().print(Overview.text(family));
      return ExitCode.OK;
    }
    var names = family.stream().map(NativeCommand::name).toList();
    var what = second.isEmpty() ? "a word is missing behind it" : "it has no '" + second + "'";
    throw CommandException.usage(
        arguments.getFirst() + ": " + what, "there are " + String.join(", ", names));
  }

  private static ExitCode command(Host host, String name, List<String> arguments)
      throws CommandException {
    NativeCommand command = NativeCommands.named(name).orElseThrow(() -> unknown(name));
    return new NativeRun(host, command).run(arguments);
  }

  private static CommandException unknown(String name) {
    List<String> known =
        Stream.concat(DROP_INS.stream(), NativeCommands.all().stream().map(NativeCommand::name))
            .toList();
    String hint =
        Suggestion.of(name, known)
            .map(meant -> "did you mean 'coffre " + meant + "'?")
            .orElse("'coffre --help' lists the commands");
    return CommandException.usage(name + ": there is no such command", hint);
  }

  /// A command line without its `-C DIR`, and the host in that folder.
  private record FolderOption(Host host, List<String> arguments) {

    static FolderOption takenFrom(Host host, List<String> arguments) throws CommandException {
      var rest = new ArrayList<String>();
      Host there = host;
      for (int i = 0; i < arguments.size(); i++) {
        if (arguments.get(i).equals("--")) {
          rest.addAll(arguments.subList(i, arguments.size()));
          break;
        }
        if (!arguments.get(i).startsWith("-C")) {
          rest.add(arguments.get(i));
        } else if (arguments.get(i).length() > "-C".length()) {
          there = enter(there, arguments.get(i).replaceFirst("-C=?", ""));
        } else if (++i < arguments.size()) {
          there = enter(there, arguments.get(i));
        } else {
          throw CommandException.usage("-C: the folder is missing", "write -C DIR");
        }
      }
      return new FolderOption(there, List.copyOf(rest));
    }

    private static Host enter(Host host, String folder) throws CommandException {
      var path = host.resolve(folder);
      if (!Files.isDirectory(path)) {
        throw CommandException.failed("-C " + folder + ": there is no such folder", "");
      }
      return host.in(path);
    }
  }
}
