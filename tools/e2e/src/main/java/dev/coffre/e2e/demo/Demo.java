package dev.coffre.e2e.demo;

import dev.coffre.e2e.demo.stage.Stage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs steps in order and stops at the first that fails: the later ones build on it.
public final class Demo {
  private final List<Step> steps;
  private final Clock clock;

  public Demo(List<Step> steps, Clock clock) {
    this.steps = List.copyOf(steps);
    this.clock = clock;
  }

  /// Runs the steps on `stage`.
  ///
  /// @param progress is given each outcome as it is known
  public Result run(Stage stage, Consumer<Outcome> progress) {
    var outcomes = new ArrayList<Outcome>();
    for (Step step : steps) {
      var outcome = run(step, stage);
      outcomes.add(outcome);
      progress.accept(outcome);
      if (!outcome.held()) {
        break;
      }
    }
    return new Result(outcomes, steps.size());
  }

  // Whatever a step runs into, its claim was not shown: that is an outcome, not a crash.
  private Outcome run(Step step, Stage stage) {
    var start = clock.instant();
    try {
      var seen = step.prove(stage);
      return new Outcome(step.claim(), true, seen, Duration.between(start, clock.instant()));
    } catch (ClaimFailedException e) {
      var why = String.valueOf(e.getMessage());
      return new Outcome(step.claim(), false, why, Duration.between(start, clock.instant()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(
          step.claim(), false, "interrupted", Duration.between(start, clock.instant()));
    } catch (Exception e) {
      return new Outcome(
          step.claim(),
          false,
          "could not be shown: " + e,
          Duration.between(start, clock.instant()));
    }
  }
}
