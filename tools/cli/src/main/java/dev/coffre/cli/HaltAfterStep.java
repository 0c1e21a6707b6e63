package dev.coffre.cli;

import dev.coffre.file.StepListener;
import dev.coffre.file.WriteStep;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Ends the process after a step of writing a file, as `kill -9` would: nothing is cleaned up. For
/// fault tests, which start the JVM with `-Dcoffre.test.haltAfter=STEP:N`, N being which time the
/// step is reached, or `ANY:N`, the N-th of all; the launcher sets no such property.
final class HaltAfterStep {
  private static final int KILLED = 137;

  private HaltAfterStep() {}

  static StepListener ofTest() {
    String setting = System.getProperty("coffre.test.haltAfter", "");
    if (setting.isEmpty()) {
      return StepListener.NONE;
    }
    String[] words = setting.split(":", 2);
    var steps =
        words[0].equals("ANY")
            ? EnumSet.allOf(WriteStep.class)
            : EnumSet.of(WriteStep.valueOf(words[0]));
    var left = new AtomicInteger(Integer.parseInt(words[1]));
    return step -> {
      if (steps.contains(step) && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(KILLED);
      }
    };
  }
}
