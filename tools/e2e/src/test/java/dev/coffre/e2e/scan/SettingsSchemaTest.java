package dev.coffre.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The schema of `.config/coffre/scan.yaml` and the program agree on the example of the page and on
/// what is wrong with one.
final class SettingsSchemaTest {
  private static final Path PAGE = Checkout.here().resolve("docs/reference/scanning.md");

  private final Schema schema;
  private final String example;

  SettingsSchemaTest() throws IOException {
    schema =
        Schema.of(
            Checkout.here().resolve("docs/reference/schemas/scan.schema.json"),
            VersionFlag.V202012);
    var page = Files.readString(PAGE);
    int start = page.indexOf("```yaml\n# yaml-language-server") + 8;
    example = page.substring(start, page.indexOf("```", start));
  }

  @Test
  void example_ofThePage_isTaken(@TempDir Path folder) throws IOException {
    assertThat(example).contains("acme-deploy-token");
    assertThat(schema.complaintsOfYaml(example)).isEmpty();
    assertThat(scanned(folder, example)).startsWith("no secret");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          disable:,            disabled:,            an unknown list
          keywords: [acme_],   keywords: [],         no keyword
          keywords: [acme_],   keywords: [Acme_],    a keyword in capitals
          severity: critical,  severity: worst,      an unknown severity
          id: acme-deploy-token, id: Acme_token,     an id of another form
          misses:,             near:,                no miss
          pattern:,            regex:,               no pattern
          fix: Revoke it on the deploy page and make a new one., fix: ' ', an empty fix
          until: "2027-12-31", until: soon,       a day that is no date
          largest: 20 MiB,     largest: 20 MB,       a size in another unit
          largest: 20 MiB,     largest: 0 MiB,       no size
          path: docs/**/*.md,  files: docs/,         an allowance for no file
          `    reason: the machines of the lab are open to everybody`, `    note: x`, no reason
          """)
  void defect_inTheExample_isRefusedByBoth(
      String good, String bad, String what, @TempDir Path folder) throws IOException {
    assertThat(example).as(what).contains(good);
    var settings = example.replace(good, bad);

    assertThat(schema.complaintsOfYaml(settings)).isNotEmpty();
    assertThat(scanned(folder, settings)).isEmpty();
  }

  /// What a scan of a folder with these settings prints; nothing if it refuses them.
  private static String scanned(Path folder, String settings) throws IOException {
    var file = folder.resolve(".config/coffre/scan.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, settings);
    return new Program(folder).prints("scan", "tree");
  }
}
