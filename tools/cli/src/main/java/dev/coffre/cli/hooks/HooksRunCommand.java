package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.object.GitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Does what one of Git's hooks does. Nothing is said unless something is wrong.
public final class HooksRunCommand implements NativeCommand.Action {
  private final Host host;

  private String name = "";
  private List<String> arguments = List.of();

  /// For the repository that `host` is in.
  public HooksRunCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Do what the hook HOOK of Git does; for hooks that 'coffre hooks install' did not"
                + " write. pre-commit scans what is staged; FILEs that are not staged, which the"
                + " pre-commit framework hands in, as 'coffre scan tree' does. commit-msg scans the"
                + " message in FILE, without what Git takes out of it. pre-push scans the commits"
                + " that Git names on standard input. Nothing is printed unless something is"
                + " found.",
            "Exit code 1 if a secret was found, 3 if something could not be read.")
        .operand("HOOK", "pre-commit, commit-msg or pre-push.", given -> name = given)
        .operands("ARG", 0, "What Git gave to the hook.", given -> arguments = given);
  }

  /// What Git hands in, in its order.
  @Override
  public boolean takes(List<String> operands) {
    if (operands.isEmpty()) {
      return false;
    }
    name = operands.getFirst();
    arguments = operands.subList(1, operands.size());
    return true;
  }

  @Override
  public ExitCode run()
      throws CommandException, FileFailure, GitException, IOException, InterruptedException {
    var hook =
        Hook.named(name)
            .orElseThrow(() ->
                CommandException.usage(
                    "hooks run: there is no such hook",
                    "it takes pre-commit, commit-msg and pre-push"));
    var said = new ByteArrayOutputStream();
    var quiet = host.writing(new PrintStream(said, false, StandardCharsets.UTF_8));
    var code = new HookRun(quiet, arguments).of(hook);
    if (code != ExitCode.OK) {
      quiet.out().flush();
      host.err().print(said.toString(StandardCharsets.UTF_8));
      host.err().println("coffre: " + hook.stopped() + " was stopped");
      host.err().println("hint: " + hint(hook, code));
    }
    return code;
  }

  private static String hint(Hook hook, ExitCode code) {
    if (code != ExitCode.REFUSED) {
      return "what cannot be read may hold a secret; mend it, then try again";
    }
    return switch (hook) {
      case PRE_COMMIT ->
          "'coffre encrypt FILE' or take it out, then 'git add FILE'; if it is no secret:"
              + " coffre scan allow --reason WHY NAME";
      case COMMIT_MSG ->
          "write it without the secret; if it is none, write 'coffre:allow RULE WHY' behind it";
      case PRE_PUSH ->
          "take it out of those commits (git rebase -i), not only out of the last; it was not"
              + " pushed yet, so nobody has it";
    };
  }
}
