package dev.coffre.e2e.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs a script: program lines start processes, the others set up or check.
final class Interpreter {
  private static final Set<String> PROGRAMS =
      Set.of("coffre", "sops", "age", "age-keygen", "age-inspect");

  private final Sandbox sandbox;
  private final Launcher launcher;
  private final FileCommands files;
  private final StringBuilder transcript = new StringBuilder();
  private final List<Said> said = new ArrayList<>();
  private Outcome last = Outcome.NONE;
  private Optional<Path> stdin = Optional.empty();
  private Optional<Path> typed = Optional.empty();
  private boolean everythingOnTerminal;

  Interpreter(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.launcher = new Launcher(sandbox);
    this.files = new FileCommands(sandbox);
  }

  /// @throws ScriptFailure at the first line that does not do what it should
  void run(Script script) throws IOException, InterruptedException {
    sandbox.write(script.files());
    for (Line line : script.lines()) {
      transcript.append("> ").append(line.text()).append('\n');
      try {
        execute(line);
      } catch (ScriptFailure | IOException | IllegalArgumentException failure) {
        throw new ScriptFailure(
            "line " + line.number() + ": " + failure.getMessage() + "\n" + transcript, failure);
      }
    }
  }

  /// What a line's program left behind.
  record Said(Line line, Outcome outcome) {}

  /// What the programs left behind, in order.
  List<Said> said() {
    return List.copyOf(said);
  }

  private void execute(Line line) throws IOException, InterruptedException {
    List<String> words = line.words().stream().map(sandbox::expand).toList();
    String command = words.getFirst();
    List<String> arguments = words.subList(1, words.size());
    if (PROGRAMS.contains(command) || command.startsWith("real-")) {
      start(line, onPath(words));
      return;
    }
    switch (command) {
      case "sh" -> start(line, List.of("/bin/sh", "-euc", arguments.getFirst()));
      case "stdin" -> stdin = Optional.of(input(arguments.getFirst()));
      case "ttyin" -> typeIn(arguments);
      case "exit" -> expect(last.status() == Integer.parseInt(arguments.getFirst()), line);
      case "stdout", "stderr", "ttyout" ->
          expect(Texts.finds(last.stream(command), arguments.getFirst()) != line.negated(), line);
      case "cmp" -> files.compare(last, arguments.getFirst(), arguments.get(1), line.negated());
      case "only", "needs" -> {}
      default -> files.run(command, arguments, line.negated());
    }
  }

  /// The program itself, found on the script's own search path rather than ours.
  private List<String> onPath(List<String> words) {
    var command = new ArrayList<String>(List.of("/usr/bin/env"));
    command.addAll(words);
    return command;
  }

  private void start(Line line, List<String> command) throws IOException, InterruptedException {
    last =
        typed.isPresent()
            ? launcher.runOnTerminal(command, typed.get(), stdin, everythingOnTerminal)
            : launcher.run(command, stdin);
    stdin = Optional.empty();
    typed = Optional.empty();
    said.add(new Said(line, last));
    transcript.append(last.describe());
    if ((last.status() != 0) != line.negated()) {
      throw new ScriptFailure(line.negated() ? "it should have failed" : "it failed");
    }
  }

  private void typeIn(List<String> arguments) throws IOException {
    everythingOnTerminal = arguments.getFirst().equals("-all");
    typed = Optional.of(input(arguments.getLast()));
  }

  /// The file to read from; `stdout` is what the last command printed.
  private Path input(String name) throws IOException {
    if (!name.equals("stdout") && !name.equals("stderr")) {
      return sandbox.resolve(name);
    }
    Path copy = sandbox.scratch("input-" + name);
    Files.write(copy, last.stream(name));
    return copy;
  }

  private void expect(boolean holds, Line line) {
    if (!holds) {
      throw new ScriptFailure("it does not hold: " + line.text());
    }
  }
}
