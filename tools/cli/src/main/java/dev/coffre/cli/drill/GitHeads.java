package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Heads in Git references, `refs/coffre/evidence/TARGET`: no branch has them, so no commit changes
/// them, and a server can refuse that they are set back.
///
/// @param root of the repository
record GitHeads(Host host, Path root) implements HeadStore {
  private static final String REFERENCE = "refs/coffre/evidence/";

  @Override
  public String name() {
    return REFERENCE + "*";
  }

  @Override
  public Optional<String> read(String target) throws CommandException {
    if (answer("", "rev-parse", "--verify", "--quiet", REFERENCE + target).isEmpty()) {
      return Optional.empty();
    }
    return answer("", "cat-file", "blob", REFERENCE + target);
  }

  @Override
  public void write(String target, String head) throws CommandException {
    var old = answer("", "rev-parse", "--verify", "--quiet", REFERENCE + target);
    var blob = require(answer(head, "hash-object", "-w", "--stdin"), "hash-object");
    require(
        answer(
            "",
            "update-ref",
            REFERENCE + target,
            blob.strip(),
            old.map(String::strip).orElse("0".repeat(blob.strip().length()))),
        "update-ref");
  }

  private static String require(Optional<String> answer, String command) throws CommandException {
    return answer.orElseThrow(() ->
        CommandException.failed(
            "git " + command + " failed: the head of the chain is not kept",
            "run it in a Git repository, or keep heads in a folder with --heads DIR"));
  }

  private Optional<String> answer(String input, String... arguments) throws CommandException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try (var git = Tool.start(command, host.environment(), root)) {
      try (var in = git.in()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var said = new String(git.out().readAllBytes(), StandardCharsets.UTF_8);
      return git.await() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      throw CommandException.failed("git: " + e.getMessage(), "");
    }
  }
}
