package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.search.Output;
import dev.coffre.e2e.demo.stage.Stage;

/// Searches what the programs were called with and wrote, other than the value asked for, and the
/// folder for temporary files.
record SearchOutput() implements Step {

  @Override
  public String claim() {
    return "the plaintext is not in our output";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var control = Expect.success(stage.coffre().run("version")).outText().strip();
    var place = new Output("command lines and outputs", stage.transcript().pieces());
    var pieces = Plaintext.absent(stage, place, control);
    return pieces + "; the control was found";
  }
}
