package dev.coffre.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.e2e.demo.step.MainJob;
import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoTest {

  @Test
  void run_mainJobOnTheBuiltProgram_everyClaimHolds() throws IOException {
    var steps = MainJob.steps();

    var result = run(steps, BuiltProgram.here().command("coffre"));

    assertThat(result.outcomes()).allSatisfy(o -> assertThat(o.held()).as(o.line()).isTrue());
    assertThat(result.held()).isTrue();
    assertThat(result.outcomes()).hasSameSizeAs(steps);
  }

  @Test
  void run_programThatDoesNothing_failsAtTheFirstClaimAboutIt() throws IOException {
    var result = run(MainJob.steps(), List.of("true"));

    assertThat(result.held()).isFalse();
    assertThat(result.outcomes().getLast().detail()).contains(".sops.yaml");
  }

  @Test
  void run_stepThatFails_endsTheRunAndFailsIt() throws IOException {
    var ran = new ArrayList<String>();
    var steps =
        List.of(
            step("first", ran, () -> {}),
            step(
                "second",
                ran,
                () -> {
                  throw new ClaimFailedException("it did not hold");
                }),
            step("third", ran, () -> {}));

    var result = run(steps, List.of("true"));

    assertThat(ran).containsExactly("first", "second");
    assertThat(result.held()).isFalse();
    assertThat(result.line()).startsWith("1 of 3 held");
    assertThat(result.outcomes().getLast().line()).startsWith("✗ second: it did not hold (");
  }

  @Test
  void run_stepThatCannotRun_failsTheRun() throws IOException {
    var broken =
        step(
            "broken",
            new ArrayList<>(),
            () -> {
              throw new IOException("no \"disk\"");
            });

    var result = run(List.of(broken), List.of("true"));

    assertThat(result.held()).isFalse();
    assertThat(result.json())
        .contains("\"held\": false", "could not be shown: java.io.IOException: no \\\"disk\\\"");
  }

  private static Result run(List<Step> steps, List<String> program) throws IOException {
    try (var stage = Stage.open(program, false)) {
      return new Demo(steps, Clock.systemUTC()).run(stage, outcome -> {});
    }
  }

  private interface Body {
    void run() throws Exception;
  }

  private static Step step(String claim, List<String> ran, Body body) {
    return new Step() {
      @Override
      public String claim() {
        return claim;
      }

      @Override
      public String prove(Stage stage) throws Exception {
        ran.add(claim);
        body.run();
        return "seen";
      }
    };
  }
}
