package dev.coffre.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class StagesTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(shown, true, StandardCharsets.UTF_8);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource clock = now::get;

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void stages_elsewhereThanOnATerminal_areLines() {
    try (var stages = new Stages(err, false, clock, Optional.of(Duration.ofSeconds(10)))) {
      stages.enter("opening");
      stages.enter("comparing");
    }

    assertThat(shown()).isEqualTo("coffre: opening …\ncoffre: comparing …\n");
  }

  @Test
  void bar_halfWayThroughWhatItTookBefore_isHalfFull() {
    try (var stages = new Stages(err, true, clock, Optional.of(Duration.ofSeconds(10)))) {
      now.set(Instant.EPOCH.plusSeconds(5));
      stages.enter("restoring");
    }

    assertThat(shown())
        .contains("[" + "#".repeat(15) + "-".repeat(15) + "] restoring, 5 of about 10 s")
        .endsWith("\r\033[K");
  }

  @Test
  void bar_longerThanBefore_isNotFull() {
    try (var stages = new Stages(err, true, clock, Optional.of(Duration.ofSeconds(10)))) {
      now.set(Instant.EPOCH.plusSeconds(500));
      stages.enter("restoring");
    }

    assertThat(shown()).contains("#-] restoring, 500 of about 10 s");
  }

  @Test
  void stage_ofTheFirstTime_hasNoBar() {
    try (var stages = new Stages(err, true, clock, Optional.empty())) {
      stages.enter("restoring");
    }

    assertThat(shown()).contains("\r\033[Krestoring, 0 s").doesNotContain("[#", "[-");
  }
}
