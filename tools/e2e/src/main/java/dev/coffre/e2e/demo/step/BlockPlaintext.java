package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;

/// Tries to commit the tree as it is, which Git's own hook stops. The next step encrypts it; the
/// same commit passes then.
record BlockPlaintext() implements Step {

  @Override
  public String claim() {
    return "a commit of plaintext is stopped by Git's own hook";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    Expect.success(stage.git().run("add", "--all"));
    var ran = stage.git().run("commit", "--quiet", "--message", "Add secrets");
    ClaimFailedException.unless(ran.status() != 0, "the plaintext was committed");
    var said = ran.errText();
    ClaimFailedException.unless(
        said.contains("coffre: the commit was stopped"), "not by our hook: " + ran.errLine());
    ClaimFailedException.unless(
        stage.git().run("rev-parse", "--verify", "--quiet", "HEAD").status() != 0,
        "there is a commit all the same");
    var files = said.lines().filter(line -> line.matches("[^ ]+:\\d+:\\d+: .*"));
    long named = files.map(line -> line.replaceFirst(":.*", "")).distinct().count();
    ClaimFailedException.unless(named > 0, "no file is named");
    forget(stage);
    return "nothing committed; %d files named, with line and fix".formatted(named);
  }

  /// What was staged stays in Git's store until it is cleaned up, though no commit has it.
  private static void forget(Stage stage) throws Exception {
    Expect.success(stage.git().run("reset", "--quiet"));
    Expect.success(stage.git().run("prune", "--expire=now"));
  }
}
