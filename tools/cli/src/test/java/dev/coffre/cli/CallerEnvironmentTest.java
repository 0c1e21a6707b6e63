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
            "COFFRE_KEPT_JAVA_TOOL_OPTIONS", "-javaagent:agent.jar",
            "HOME", "/home/a");

    assertThat(CallerEnvironment.of(process))
        .containsOnly(
            Map.entry("LC_ALL", "fr_FR"),
            Map.entry("JAVA_TOOL_OPTIONS", "-javaagent:agent.jar"),
            Map.entry("HOME", "/home/a"));
  }

  @Test
  void of_callerHadNoLocale_leavesNone() {
    var process = Map.of("COFFRE_KEPT_BY_LAUNCHER", "1", "LC_ALL", "C.UTF-8");

    assertThat(CallerEnvironment.of(process)).isEmpty();
  }

  @Test
  void of_startedWithoutLauncher_isTheProcessEnvironment() {
    var process = Map.of("LC_ALL", "fr_FR", "JAVA_TOOL_OPTIONS", "-Xmx1g");

    assertThat(CallerEnvironment.of(process)).isEqualTo(process);
  }
}
