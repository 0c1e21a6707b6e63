package dev.coffre.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesPageTest {
  @Test
  void page_ofRules_isWhatTheProgramPrints(@TempDir Path folder) throws IOException {
    var page = Files.readString(Checkout.here().resolve("docs/reference/rules.md"));

    assertThat(new Program(folder).prints("scan", "rules", "--format", "markdown"))
        .as("scripts/coffre scan rules --format markdown >docs/reference/rules.md renews it")
        .isEqualTo(page);
  }
}
