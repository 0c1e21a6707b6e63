package dev.coffre.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.scan.Program;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class PortsPageTest {
  @Test
  void page_ofPorts_isWhatTheProgramPrints() throws IOException {
    var checkout = Checkout.here();
    var page = Files.readString(checkout.resolve("docs/reference/ports.md"));

    assertThat(new Program(checkout.root()).prints("ports", "--format", "markdown"))
        .as("scripts/coffre ports --format markdown >docs/reference/ports.md renews it")
        .isEqualTo(page);
  }
}
