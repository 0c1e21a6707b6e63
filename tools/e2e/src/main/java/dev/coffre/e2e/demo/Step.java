package dev.coffre.e2e.demo;

import dev.coffre.e2e.demo.stage.Stage;

/// One claim about the program, and how it is shown to hold.
public interface Step {

  /// The claim, in a few words: `a stranger's key is refused`.
  String claim();

  /// Shows that the claim holds and returns what was seen, for the reader: figures, names,
  /// versions.
  ///
  /// @throws ClaimFailedException if it does not hold
  /// @throws Exception if it could not be shown; the step has failed then, too
  String prove(Stage stage) throws Exception;
}
