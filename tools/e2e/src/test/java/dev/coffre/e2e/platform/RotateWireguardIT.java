package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Ansible;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.lab.Platform;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Machines of the VPN get new keys by `rotate-wireguard.yml`: the tunnel works with the new one,
/// the old one is forgotten, and the new one is in the inventory, encrypted.
@InLab
@Tag("platform")
@Order(75)
final class RotateWireguardIT {
  private static final Patience HANDSHAKE = Patience.seconds(60);

  @AfterAll
  static void takeTheInventorysKeysAgain(Platform platform) {
    platform.lab().ansible().play("wireguard-again", "site.yml", "--tags", "wireguard").orFail();
  }

  @ParameterizedTest
  @CsvSource({"peer, host", "host, peer"})
  void newKey_isUsedAndKept_andTheOldOneForgotten(String whose, String other, Platform platform)
      throws IOException {
    var ansible = platform.lab().ansible().withOwnInventory("inventory-" + whose);
    var machine = machine(platform, whose);
    String old = publicKey(machine);
    String kept = secretFile(ansible, whose);

    ansible.play("rotate-" + whose, "rotate-wireguard.yml", "-e", "rotate=" + whose).orFail();

    String now = publicKey(machine);
    assertThat(now).isNotEqualTo(old);
    assertThat(peers(machine(platform, other))).contains(now).doesNotContain(old);
    HANDSHAKE.until(
        "the peer to reach the host through the VPN",
        () -> platform.lab().peer().run("ping", "-c1", "-W2", "10.77.0.1"));
    assertThat(secretFile(ansible, whose))
        .isNotEqualTo(kept)
        .contains("wireguard_private_key: ENC[AES256_GCM,");
  }

  @Test
  void nobodyNamed_isRefused(Platform platform) {
    var refused = platform.lab().ansible().play("rotate-nobody", "rotate-wireguard.yml");

    assertThat(refused.said().held()).isFalse();
    assertThat(refused.said().text()).contains("Say whose key is to be new");
  }

  private static Machine machine(Platform platform, String name) {
    return name.equals("peer") ? platform.lab().peer() : platform.lab().host();
  }

  private static String publicKey(Machine machine) {
    return machine.run("wg", "show", "wg0", "public-key").orFail().out().strip();
  }

  private static String peers(Machine machine) {
    return machine.run("wg", "show", "wg0", "peers").orFail().out();
  }

  private static String secretFile(Ansible ansible, String whose) throws IOException {
    return Files.readString(
        ansible.inventory().resolve("host_vars").resolve(whose).resolve("wireguard.sops.yaml"));
  }
}
