package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What `infra/ansible/tests` shows on the host of the platform: bad input, the way in without the
/// VPN, and, by Ansible over SSH, rules that would lock it out.
@InLab
@Tag("platform")
@Order(65)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class HostScriptsIT {

  @AfterAll
  static void closeThePortsAgain(Platform platform) {
    platform.lab().ansible().play("firewall-again", "site.yml", "--tags", "firewall").orFail();
  }

  @Test
  @Order(1)
  void badInput_isRefusedBeforeAnythingChanges(Platform platform) {
    assertThat(held(platform, "bad-input")).hasSizeGreaterThan(5);
  }

  @Test
  @Order(2)
  void breakGlass_opensSshForOneAddressAndItsTime(Platform platform) {
    assertThat(held(platform, "break-glass")).hasSizeGreaterThan(5);
  }

  @Test
  @Order(3)
  void rulesThatLockOut_undoThemselves_overSsh(Platform platform) throws IOException {
    Path contract = platform.lab().folder().resolve("ssh-is-public.yaml");
    Files.writeString(contract, sshIsPublic());
    platform
        .lab()
        .ansible()
        .play("open", "site.yml", "--tags", "firewall", "-e", "firewall_contract=" + contract)
        .orFail();

    assertThat(held(platform, "lock-out")).hasSizeGreaterThan(3);
  }

  private static String sshIsPublic() throws IOException {
    String contract = Files.readString(Checkout.here().resolve(".config/coffre/ports.yaml"));
    return contract.replaceAll("(?s)(name: ssh\\n.*?reachable_from: )\\[[a-z, ]*\\]", "$1[public]");
  }

  /// What a script saw to hold; it ends at the first that does not.
  private static List<String> held(Platform platform, String script) {
    return platform
        .lab()
        .ansible()
        .test(script)
        .orFail()
        .out()
        .lines()
        .filter(line -> line.startsWith("held "))
        .toList();
  }
}
