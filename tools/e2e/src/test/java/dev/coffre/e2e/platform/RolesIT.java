package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Every role, in the order of `site.yml`: dry run on a bare host, installation, nothing to do the
/// second time, and what the roles promise holds, after a reboot too.
@InLab
@Tag("platform")
@Order(10)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RolesIT {

  @Test
  @Order(1)
  void dryRun_onABareHost_succeeds(Platform platform) {
    platform.dryRun().orFail();
  }

  @Test
  @Order(2)
  void installation_onABareHost_changesIt(Platform platform) {
    assertThat(platform.installation().changed()).isPositive();
  }

  @Test
  @Order(3)
  void installation_again_changesNothing(Platform platform) {
    var again = platform.lab().ansible().play("site-again", "site.yml", "-vvv", "--diff").orFail();

    assertThat(again.changed()).as("see %s%s", again.log(), again.changes()).isZero();
  }

  @Test
  @Order(4)
  void promises_ofEveryRole_hold(Platform platform) {
    platform.lab().ansible().play("verify", "verify.yml").orFail();
  }

  @Test
  @Order(5)
  void promises_ofEveryRole_holdAfterAReboot(Platform platform) {
    platform.lab().host().reboot();

    platform.lab().ansible().play("verify-after-reboot", "verify.yml").orFail();
  }
}
