package dev.coffre.cli;

import dev.coffre.file.StepListener;
import dev.coffre.file.WriteStep;

/// Ends the process after a step of writing a file, as `kill -9` would: nothing is cleaned up. For
/// fault tests, which start the JVM with `-Dcoffre.test.haltAfter=STEP`; the launcher sets no such
/// property.
final class HaltAfterStep {
  private static final int KILLED = 137;

  private HaltAfterStep() {}

  static StepListener ofTest() {
    String name = System.getProperty("coffre.test.haltAfter", "");
    if (name.isEmpty()) {
      return StepListener.NONE;
    }
    WriteStep last = WriteStep.valueOf(name);
    return step -> {
      if (step == last) {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
