package dev.coffre.cli.sops;

import dev.coffre.cli.Host;
import dev.coffre.cli.Program;
import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Log;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.SopsVersion;
import dev.coffre.cli.sops.line.Command;
import dev.coffre.cli.sops.line.Given;
import dev.coffre.cli.sops.line.Help;
import dev.coffre.cli.sops.line.LineException;
import dev.coffre.cli.sops.line.Suggestions;
import java.util.List;
import java.util.Optional;

/// The `sops` program: finds the command, reads its flags, runs it and tells how it ended.
public final class Sops implements Program {
  private final Command<Action> root = Commands.root();

  /// Its commands and their flags, for completion scripts and manual pages.
  public static Command<?> commands() {
    return Commands.root();
  }

  @Override
  public int run(Host host, List<String> arguments) {
    var log = new Log(host.err(), host.clock());
    try {
      if (!arguments.isEmpty() && arguments.getLast().equals(Suggestions.MARK)) {
        suggest(host, arguments.subList(0, arguments.size() - 1));
      } else {
        start(host, log, arguments);
      }
      return 0;
    } catch (LineException e) {
      log.fatal(String.valueOf(e.getMessage()));
      return Status.GENERIC.code();
    } catch (Failure e) {
      tell(host, log, e);
      return e.code();
    }
  }

  private static void tell(Host host, Log log, Failure failure) {
    var message = String.valueOf(failure.getMessage());
    if (failure.logged()) {
      log.fatal(message);
    } else {
      host.err().println(message);
    }
  }

  private void start(Host host, Log log, List<String> line) throws LineException, Failure {
    var path = "sops";
    var given = parse(host, path, root, line);
    if (asksForHelp(host, path, root, given)) {
      return;
    }
    if (given.on("version")) {
      host.out().println("sops " + SopsVersion.CURRENT);
      return;
    }
    if (!dispatch(host, log, path, root, given, given)) {
      run(root, new Call(host, log, given, given));
    }
  }

  /// Runs the command that the first argument names; false if it names none.
  private boolean dispatch(
      Host host, Log log, String path, Command<Action> parent, Given program, Given given)
      throws LineException, Failure {
    if (given.arguments().isEmpty()) {
      return false;
    }
    var name = given.arguments().getFirst();
    var line = given.arguments().subList(1, given.arguments().size());
    if (name.equals("help") || name.equals("h")) {
      help(host, path, parent, line.isEmpty() ? Optional.empty() : Optional.of(line.getFirst()));
      return true;
    }
    var found = parent.command(name);
    if (found.isEmpty()) {
      return false;
    }
    below(host, log, path + " " + name, found.get(), program, line);
    return true;
  }

  private void below(
      Host host, Log log, String path, Command<Action> command, Given program, List<String> line)
      throws LineException, Failure {
    boolean group = command.action().isEmpty();
    var given = parse(host, path, command, group ? line : command.flags().flagsFirst(line));
    if (asksForHelp(host, path, command, given)) {
      return;
    }
    if (!group) {
      run(command, new Call(host, log, program, given));
    } else if (!dispatch(host, log, path, command, program, given)) {
      var topic = given.arguments().stream().findFirst();
      help(host, path, command, topic);
    }
  }

  private static void run(Command<Action> command, Call call) throws Failure {
    command.action().orElseThrow().run(call);
  }

  private static Given parse(Host host, String path, Command<Action> command, List<String> line)
      throws LineException {
    var flags = Commands.withHelp(command);
    var defaults = flags.fromEnvironment(host.environment());
    try {
      return flags.parse(line, defaults);
    } catch (LineException e) {
      boolean isCommand = command.action().isPresent() && !path.equals("sops");
      host.out().println(isCommand ? "Incorrect Usage: " + e.getMessage() + "\n" : blame(e));
      host.out().print(Help.of(path, command));
      throw e;
    }
  }

  /// How a wrong line is told of by the program itself and by groups of commands.
  private static String blame(LineException e) {
    return e.twoForms()
        ? String.valueOf(e.getMessage())
        : "Incorrect Usage. " + e.getMessage() + "\n";
  }

  private static boolean asksForHelp(Host host, String path, Command<Action> command, Given given) {
    if (given.on("help")) {
      host.out().print(Help.of(path, command));
      return true;
    }
    return false;
  }

  private static void help(Host host, String path, Command<Action> command, Optional<String> topic)
      throws Failure {
    if (topic.isEmpty()) {
      host.out().print(Help.of(path, command));
      return;
    }
    var found =
        command
            .command(topic.get())
            .orElseThrow(() ->
                Failure.of(Status.NO_HELP_TOPIC, "No help topic for '%s'".formatted(topic.get())));
    host.out().print(Help.of(path + " " + topic.get(), found));
  }

  private void suggest(Host host, List<String> line) {
    var command = root;
    for (var word : line) {
      command = command.command(word).orElse(command);
    }
    boolean described = "1".equals(host.environment().get("_CLI_ZSH_AUTOCOMPLETE_HACK"));
    host.out().print(Suggestions.of(root.flags(), command, line, described));
  }
}
