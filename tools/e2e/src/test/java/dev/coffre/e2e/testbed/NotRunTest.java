package dev.coffre.e2e.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/// A test whose peer was removed is not run, by name and with the reason; in CI it fails.
class NotRunTest {
  private static final String REPORT =
      """
      <testsuite>
        <testcase name="vector_isRead" classname="dev.coffre.AgeTest" time="0.1"/>
        <testcase name="script_runs(&quot;a &lt; b&quot;)" classname="dev.coffre.SopsTest" time="0">
          <skipped message="not run: sops is missing: no go &amp; no npm" type="x"/>
        </testcase>
      </testsuite>
      """;

  private final Path checkout;

  NotRunTest(@TempDir Path folder) throws IOException {
    checkout = folder.toRealPath();
    Files.createDirectories(checkout.resolve("tools/testbed/target"));
    Files.createDirectories(checkout.resolve("scripts"));
    for (String script : new String[] {"not-run", "jdk"}) {
      Files.copy(
          Checkout.here().resolve("scripts/" + script),
          checkout.resolve("scripts/" + script),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"real-sops", "real-sops-3.11", "real-age", "age-plugin-batchpass"})
  void peer_notThere_isNamed(String name) {
    var none = Peers.of(new Checkout(checkout));

    assertThatThrownBy(() -> none.program(name))
        .isInstanceOf(MissingPeerException.class)
        .hasMessageEndingWith(" is missing: scripts/testbed builds it");
    assertThat(none.present()).isEmpty();
  }

  @Test
  void peer_thatCouldNotBeBuilt_isNamedWithTheReason() throws IOException {
    Files.writeString(checkout.resolve("tools/testbed/target/sops.missing"), "no go here\n");

    assertThatThrownBy(() -> Peers.of(new Checkout(checkout)).sops())
        .hasMessage("sops is missing: no go here");
  }

  @Test
  void test_ofAMissingPeer_isAbortedAndInCiFails() {
    var missing = new MissingPeerException("sops", "no go here");

    assertThat(NotRun.verdict(missing, Map.of()))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage("not run: sops is missing: no go here");
    assertThat(NotRun.verdict(missing, Map.of("CI", "true"))).isSameAs(missing);
  }

  @Test
  void report_withASkippedTest_namesItAndFailsInCi() throws Exception {
    Path reports = Files.createDirectories(checkout.resolve("tools/e2e/target/surefire-reports"));
    Files.writeString(reports.resolve("TEST-a.xml"), REPORT);
    String named =
        """
        not run:
          dev.coffre.SopsTest.script_runs("a < b"): not run: sops is missing: no go & no npm
        """;

    assertThat(run("not-run", Map.of())).isEqualTo("0\n" + named);
    assertThat(run("not-run", Map.of("CI", "true"))).isEqualTo("1\n" + named);
  }

  @Test
  void report_withoutASkippedTest_passesInCi() throws Exception {
    Path reports = Files.createDirectories(checkout.resolve("tools/e2e/target/surefire-reports"));
    Files.writeString(reports.resolve("TEST-a.xml"), REPORT.replace("skipped", "passed"));

    assertThat(run("not-run", Map.of("CI", "true"))).isEqualTo("0\nevery test ran\n");
  }

  @Test
  void jdk_inJavaHome_isTaken() throws Exception {
    String home = jdk("chosen", "25.0.1");

    assertThat(run("jdk", Map.of("JAVA_HOME", home))).isEqualTo("0\n" + home + "\n");
  }

  @Test
  void jdk_onThePathBehindALink_isTaken() throws Exception {
    String home = jdk("linked", "26");
    Path bin = Files.createDirectories(checkout.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("javac"), Path.of(home, "bin/javac"));

    assertThat(run("jdk", Map.of("PATH", bin + ":/usr/bin:/bin"))).isEqualTo("0\n" + home + "\n");
  }

  @Test
  void jdk_besideADefault17_isFoundInAUsualFolder() throws Exception {
    String old = jdk("old", "17.0.9");
    String home = jdk("home/.sdkman/candidates/java/25-tem", "25");
    var surroundings = Map.of("JAVA_HOME", old, "PATH", old + "/bin:/usr/bin:/bin");

    String said = run("jdk", surroundings);

    assertThat(said).startsWith("0\n");
    String found = said.lines().skip(1).findFirst().orElse("");
    // A JDK of the machine itself may be the older one of those that are new enough.
    assertThat(found.equals(home) || found.startsWith("/usr") || found.startsWith("/opt")).isTrue();
    assertThat(found).isNotEqualTo(old);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17.0.9", "24"})
  void jdk_nowhere_isSaidInOneLine(String version) throws Exception {
    String old = version.isEmpty() ? "/nowhere" : jdk("old", version);
    Path script = checkout.resolve("scripts/jdk");
    String text = Files.readString(script);
    assertThat(text).contains("/usr/lib/jvm/* ");
    Files.writeString(script, text.replaceAll(" /(usr|opt|Library)/[^\\s;]+", " /nowhere"));

    String said = run("jdk", Map.of("JAVA_HOME", old, "PATH", old + "/bin:/usr/bin:/bin"));

    assertThat(said).startsWith("1\nno JDK 25 or newer found: install one (").hasLineCount(2);
  }

  /// A folder that looks like a JDK.
  private String jdk(String name, String version) throws IOException {
    Path home = checkout.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    for (String tool : new String[] {"javac", "jlink"}) {
      Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\n");
      home.resolve("bin").resolve(tool).toFile().setExecutable(true);
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toString();
  }

  /// Runs a script of the checkout: its status, and what it said.
  private String run(String script, Map<String, String> surroundings)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            "/usr/bin/env", "bash", checkout.resolve("scripts").resolve(script).toString());
    var environment = new TreeMap<>(Map.of("PATH", "/usr/bin:/bin"));
    environment.put("HOME", checkout.resolve("home").toString());
    environment.putAll(surroundings);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + said;
  }
}
