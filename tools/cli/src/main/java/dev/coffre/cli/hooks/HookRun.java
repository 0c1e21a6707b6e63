package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.scan.ScanCommitsCommand;
import dev.coffre.cli.scan.ScanStagedCommand;
import dev.coffre.cli.scan.ScanStdinCommand;
import dev.coffre.cli.scan.ScanTreeCommand;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.git.object.GitException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// One call of a hook.
///
/// @param arguments what Git gave to it
record HookRun(Host host, List<String> arguments) {
  private static final String MESSAGE = "commit message";
  private static final String SETTINGS = "^(core[.]comment(char|string)|commit[.]cleanup)$";

  ExitCode of(Hook hook)
      throws CommandException, FileFailure, GitException, IOException, InterruptedException {
    return switch (hook) {
      case PRE_COMMIT -> staged();
      case COMMIT_MSG -> message();
      case PRE_PUSH -> pushed();
    };
  }

  /// The framework hands in what is staged, or with `--all-files` everything: then what is not
  /// staged was asked for as it is.
  private ExitCode staged()
      throws CommandException, FileFailure, IOException, InterruptedException {
    var code = new ScanStagedCommand(host).run();
    var others = arguments.isEmpty() ? List.<String>of() : unstaged();
    return others.isEmpty() ? code : worse(code, new ScanTreeCommand(host, others).run());
  }

  private List<String> unstaged() throws GitException {
    try (var repository = Gate.repository(host, host.directory())) {
      var staged = new HashSet<String>();
      StagedChanges.of(repository).forEach(change -> staged.add(change.path().toString()));
      var others = new ArrayList<>(arguments);
      others.removeIf(staged::contains);
      return others;
    }
  }

  private static ExitCode worse(ExitCode a, ExitCode b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private ExitCode message() throws CommandException, FileFailure, IOException {
    if (arguments.isEmpty()) {
      throw CommandException.usage("commit-msg: FILE is missing", "Git hands in the message's");
    }
    var file = host.resolve(arguments.getFirst());
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    var settings =
        CommitMessage.mayHoldComments(text)
            ? new GitProgram(host).find("config", "--get-regexp", SETTINGS)
            : Optional.<String>empty();
    boolean edited = !host.environment().getOrDefault("GIT_EDITOR", "").equals(":");
    var message = CommitMessage.of(text, settings.orElse(""), edited);
    var input = host.reading(new ByteArrayInputStream(message.kept()));
    return new ScanStdinCommand(input, MESSAGE).run();
  }

  private ExitCode pushed() throws CommandException, FileFailure, GitException, IOException {
    var push =
        (host.environment().containsKey("PRE_COMMIT") ? framework() : git())
            .orElseThrow(() ->
                CommandException.failed(
                    "pre-push: what is pushed is not named as Git names it",
                    "hand on the standard input of the hook"));
    return new ScanCommitsCommand(host, push::ranges).run();
  }

  private Optional<Pushed> git() throws IOException {
    var input = new String(host.in().readAllBytes(), StandardCharsets.UTF_8);
    return Pushed.parse(arguments.isEmpty() ? "" : arguments.getFirst(), input);
  }

  /// The pre-commit framework reads Git's standard input itself, and says in variables what it made
  /// of it.
  private Optional<Pushed> framework() {
    var variables = host.environment();
    var now =
        Optional.ofNullable(variables.get("PRE_COMMIT_TO_REF"))
            .or(() -> Optional.ofNullable(variables.get("PRE_COMMIT_LOCAL_BRANCH")));
    var before = Optional.ofNullable(variables.get("PRE_COMMIT_FROM_REF"));
    var remote = variables.getOrDefault("PRE_COMMIT_REMOTE_NAME", "");
    return now.map(commit -> new Pushed(remote, List.of(new Pushed.Update(commit, before))));
  }
}
