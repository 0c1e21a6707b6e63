package dev.coffre.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SARIF reports against the schema of SARIF 2.1.0, which an npm package ships.
final class ReportSchemaTest {
  // coffre:allow generic-secret made up for the reports
  private static final String SECRET = "k7f3-Canary-9d1e";

  private Schema schema;
  private Program program;

  @BeforeEach
  void files(@TempDir Path folder) throws IOException {
    schema = Schema.of(Peers.here().sarifSchema(), VersionFlag.V4);
    program = new Program(folder);
    Files.createDirectories(folder.resolve("a: %é"));
    Files.writeString(folder.resolve("a: %é/b.py"), "é = 1\npassword = \"" + SECRET + "\"\n");
    Files.writeString(
        folder.resolve("c.py"),
        "password = \"" + SECRET + "\"  # coffre:allow generic-password \"quoted\\ \u0001\n");
  }

  @Test
  void sarif_findings_areValid() throws IOException {
    var report = program.prints("scan", "tree", "--format", "sarif");

    assertThat(schema.complaintsOfJson(report)).isEmpty();
    assertThat(report).contains("\"uri\": \"a%3A%20%25%C3%A9/b.py\"", "coffrePlace/v1", "inSource");
    assertThat(report).doesNotContain(SECRET);
  }

  @Test
  void sarif_baseline_isValid() throws IOException {
    program.prints("scan", "baseline");
    program.prints("scan", "allow", "--reason", "a \"test\" \u0001", "a: %é/b.py:2");

    var report = program.prints("scan", "tree", "--format", "sarif");

    assertThat(schema.complaintsOfJson(report)).isEmpty();
    assertThat(report).contains("coffreSecret/v1", "\"kind\": \"external\"");
  }

  @Test
  void sarif_noFinding_isValid() throws IOException {
    var report = program.prints("scan", "tree", "--format", "sarif", "c.py");

    assertThat(schema.complaintsOfJson(report)).isEmpty();
  }

  @Test
  void schema_otherReport_refuses() throws IOException {
    var report = program.prints("scan", "tree", "--format", "sarif");

    assertThat(
            schema.complaintsOfJson(report.replace("\"level\": \"error\"", "\"level\": \"bad\"")))
        .isNotEmpty();
  }
}
