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

/// The JSON of an inventory against its schema, read by a validator that is not ours.
final class InventorySchemaTest {
  private static final Path PAGE =
      Checkout.here().resolve("docs/reference/schemas/secrets-scan.schema.json");

  private final Path folder;
  private final Schema schema;
  private final String inventory;

  InventorySchemaTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    schema = Schema.of(PAGE, VersionFlag.V202012);
    Files.writeString(
        folder.resolve("a b\"é.py"), "os.environ['A_TOKEN']; password = \"Hx93" + "kd0P\"\n");
    Files.writeString(
        folder.resolve("s.yaml"), "kind: Secret\nmetadata: {name: s}\ndata: {k: djE=, e: \"\"}\n");
    inventory = new Program(folder).prints("inventory", "--json");
  }

  @Test
  void inventory_isValid() throws IOException {
    assertThat(inventory).contains("kubernetes-secret", "environment", "generic-password");
    assertThat(schema.complaintsOfJson(inventory)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          "kept": "clear", "kept": "hidden", an unknown way to keep a value
          "line": 1,       "line": 0,        a line that is none
          "uses",          "use",            an unknown list
          "environment",   "surroundings",   an unknown kind
          """,
      quoteCharacter = '`')
  void inventory_withADefect_isRefused(String good, String bad, String what) throws IOException {
    assertThat(inventory).as(what).contains(good);

    assertThat(schema.complaintsOfJson(inventory.replace(good, bad))).isNotEmpty();
  }

  @Test
  void schema_thatIsWritten_isThatOfTheDocumentation() throws IOException {
    new Program(folder).prints("inventory", "-o", "out");

    assertThat(folder.resolve("out/schemas/secrets-scan.schema.json"))
        .hasSameTextualContentAs(PAGE);
  }
}
