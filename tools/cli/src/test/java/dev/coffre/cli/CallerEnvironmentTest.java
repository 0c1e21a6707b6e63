package dev.coffre.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CallerEnvironmentTest {

  @Test
  void of_launcherChangedVariables_restoresTheCallers() {
    var process =
        Map.of(
            "COFFRE_KEPT_BY_LAUNCHER", "1",
            "LC_ALL", "C.UTF-8",
            "COFFRE_KEPT_LC_ALL", "fr_FR",
            "MALLOC_ARENA_MAX", "1",
            "COFFRE_KEPT_MALLOC_ARENA_MAX", "2",
            "COFFRE_KEPT_JAVA_TOOL_OPTIONS", "-javaagent:agent.jar",
            "HOME", "/home/a");

    assertThat(CallerEnvironment.of(process))
        .containsOnly(
            Map.entry("LC_ALL", "fr_FR"),
            Map.entry("MALLOC_ARENA_MAX", "2"),
            Map.entry("JAVA_TOOL_OPTIONS", "-javaagent:agent.jar"),
            Map.entry("HOME", "/home/a"));
  }

  @Test
  void of_callerHadNeither_leavesNone() {
    var process =
        Map.of("COFFRE_KEPT_BY_LAUNCHER", "1", "LC_ALL", "C.UTF-8", "MALLOC_ARENA_MAX", "1");

    assertThat(CallerEnvironment.of(process)).isEmpty();
  }

  @Test
  void of_startedWithoutLauncher_isTheProcessEnvironment() {
    var process = Map.of("LC_ALL", "fr_FR", "JAVA_TOOL_OPTIONS", "-Xmx1g");

    assertThat(CallerEnvironment.of(process)).isEqualTo(process);
  }
}
