package dev.coffre.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shape of the repository that users and later capabilities rely on.
final class RepositoryTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern RULE = Pattern.compile("(?m)^([a-z][\\w-]*):(.*)((?:\\n\\t.*)*)");

  static List<Path> workflows() throws IOException {
    try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void topLevel_holdsExactlyWhatTheMapNames() throws IOException {
    try (var entries = Files.list(ROOT)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .filteredOn(name -> !name.startsWith(".") && !name.equals("target"))
          .containsExactlyInAnyOrder(
              "infra", "gitops", "scripts", "docs", "tools", "pom.xml", "Makefile", "README.md");
    }
    assertThat(ROOT.resolve(".sops.yaml")).exists();
    assertThat(ROOT.resolve(".github")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = "tools/service")
  void treeOfALaterCapability_holdsAReadmeOnly(String tree) throws IOException {
    try (var files = Files.walk(ROOT.resolve(tree))) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactly(ROOT.resolve(tree).resolve("README.md"));
    }
  }

  @Test
  void makefile_recipesAreOneLineEach() throws IOException {
    var rules = RULE.matcher(Files.readString(ROOT.resolve("Makefile"))).results().toList();
    assertThat(rules)
        .extracting(rule -> rule.group(1))
        .startsWith("help")
        .contains("demo", "test", "lint", "bench", "soak", "dist", "install");
    assertThat(rules)
        .allSatisfy(
            rule -> assertThat(rule.group(3).strip().lines().count()).isLessThanOrEqualTo(1));
  }

  @Test
  void testCommand_isTheSameForReadersAndForCi() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("make test");
    assertThat(commands(ROOT.resolve(".ci/run"))).containsExactly("exec make test");
    assertThat(workflows()).anySatisfy(flow -> assertThat(flow).content().contains("run: .ci/run"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void workflow_startsWithoutPermissionsAndEndsInTime(Path workflow) throws IOException {
    var text = Files.readString(workflow);
    assertThat(text).containsPattern("(?m)^permissions: \\{\\}$").contains("concurrency:");
    long jobs = Pattern.compile("(?m)^ {4}runs-on:").matcher(text).results().count();
    long timeouts = Pattern.compile("(?m)^ {4}timeout-minutes:").matcher(text).results().count();
    assertThat(jobs).isPositive().isEqualTo(timeouts);
  }

  @Test
  void branchRule_requiresTheJobThatScans() throws IOException {
    var rule = Files.readString(ROOT.resolve(".github/rulesets/secrets.json"));
    var workflow = Files.readString(ROOT.resolve(".github/workflows/secrets.yml"));
    assertThat(rule)
        .contains("\"type\": \"required_status_checks\"", "\"enforcement\": \"active\"")
        .containsPattern("\"context\": \"secrets\"");
    assertThat(workflow)
        .containsPattern("(?m)^ {2}secrets:$")
        .containsPattern("(?m)^ {2}pull_request:$")
        .contains("scripts/gate --sarif", "upload-sarif");
    assertThat(workflow).doesNotContain("continue-on-error");
  }

  @Test
  void lintAndOwnHooks_runTheGate() throws IOException {
    assertThat(ROOT.resolve("scripts/lint")).content().contains("scripts/gate");
    var own = Files.readString(ROOT.resolve(".pre-commit-config.yaml"));
    for (var hook : List.of("pre-commit", "commit-msg", "pre-push")) {
      assertThat(own).contains("scripts/coffre hooks run " + hook);
      assertThat(ROOT.resolve(".pre-commit-hooks.yaml"))
          .content()
          .contains("coffre hooks run " + hook);
    }
  }

  private static Stream<String> commands(Path script) throws IOException {
    return Files.readAllLines(script).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("set "))
        .filter(line -> !line.startsWith("cd "));
  }
}
