package dev.coffre.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents against the repository they speak of: decision records are whole and confirmed by
/// something that exists, and the index lists them all. (`scripts/links` checks links.)
final class DocumentationTest {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RECORDS = ROOT.resolve("docs/adr");
  private static final Pattern MANAGED = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  static List<DecisionRecord> records() throws IOException {
    try (var pages = Files.list(RECORDS)) {
      var files = pages.filter(page -> page.getFileName().toString().matches("\\d{4}-.*\\.md"));
      var records = Stream.<DecisionRecord>builder();
      for (var file : files.sorted().toList()) {
        records.add(DecisionRecord.read(file));
      }
      return records.build().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void record_hasEverySectionOfItsTemplate(DecisionRecord record) {
    assertThat(record.title()).isNotBlank();
    assertThat(record.frontMatter().get("status"))
        .matches("proposed|accepted|superseded by \\[.*\\]\\(.*\\)");
    assertThat(record.frontMatter().get("date")).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(record.sections().keySet())
        .contains(
            "Context and Problem Statement",
            "Considered Options",
            "Decision Outcome",
            "Consequences",
            "Confirmation");
  }

  @ParameterizedTest
  @MethodSource("records")
  void record_isConfirmedByWhatExists(DecisionRecord record) throws IOException {
    assertThat(record.confirmedBy()).as("names of tests, scripts or targets").isNotEmpty();
    assertThat(record.confirmedBy()).allSatisfy(name -> assertThat(exists(name)).isTrue());
  }

  @Test
  void indexOfRecords_listsEachOnce() throws IOException {
    var index = Files.readString(RECORDS.resolve("README.md"));
    assertThat(records()).hasSizeGreaterThan(15);
    assertThat(records())
        .allSatisfy(record ->
            assertThat(index).containsOnlyOnce("[" + record.title() + "](" + record.file() + ")"));
  }

  @Test
  void managedDependency_isNamedInAnAcceptedRecord() throws IOException {
    var accepted =
        records().stream()
            .filter(DecisionRecord::accepted)
            .flatMap(record -> record.sections().values().stream())
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    assertThat(managedDependencies()).hasSizeGreaterThan(5);
    assertThat(managedDependencies())
        .allSatisfy(dependency -> assertThat(accepted).contains(dependency));
  }

  /// A back-quoted name in a confirmation: a test class, a path, a make target; anything else (a
  /// rule, a flag, an output) is prose.
  private static boolean exists(String name) throws IOException {
    if (name.matches("make [a-z]+")) {
      return Files.readString(ROOT.resolve("Makefile"))
          .contains("\n" + name.substring("make ".length()) + ":");
    }
    if (name.matches("[A-Z]\\w+(Test|IT)(\\.\\w+)?")) {
      return testClasses().contains(name.replaceAll("\\..*", ""));
    }
    return !name.matches("[\\w.-]+/[\\w./-]+") || Files.exists(ROOT.resolve(name));
  }

  private static Set<String> testClasses() throws IOException {
    try (var files = Files.walk(ROOT.resolve("tools"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> managedDependencies() throws IOException {
    var pom = Files.readString(ROOT.resolve("pom.xml"));
    var managed = pom.substring(0, pom.indexOf("</dependencyManagement>"));
    return MANAGED
        .matcher(managed)
        .results()
        .map(found -> found.group(1).replaceAll("-(jdk\\d+on|junit\\d|core|bom|binaries-bom)$", ""))
        .filter(name -> !name.startsWith("coffre"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
