package dev.coffre.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Lab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.lab.Platform;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What administers the platform is reached through the VPN and by no other way: not at the host's
/// public addresses, and not by a stranger on the same wire who sends packets for the VPN's, the
/// pods' or the Services' addresses to the host.
@InLab
@Tag("platform")
@Order(70)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OutsideIT {
  private static final Patience UP = Patience.seconds(120);

  private static final List<String> SERVICES = List.of("22", "5432", "6443", "10250");

  /// Beside those at public addresses: kine, and what the API answers at among the Services.
  private static final List<String> INNER =
      List.of("10.42.0.1/5432", "10.42.0.1/6443", "10.43.0.1/443");

  private static final String DETOURS =
      """
      ip route replace 10.77.0.0/24 via 203.0.113.10
      ip route replace 10.42.0.0/16 via 203.0.113.10
      ip route replace 10.43.0.0/16 via 203.0.113.10
      ip -6 route replace fd77::/64 via 2001:db8:113::10
      ping -c 1 -W 5 203.0.113.10
      """;

  @Test
  @Order(1)
  void services_areReachedThroughTheVpnAlone(Platform platform) {
    onlyThroughTheVpn(platform.lab());
  }

  @Test
  @Order(2)
  void services_areReachedThroughTheVpnAlone_afterAReboot(Platform platform) {
    platform.lab().host().reboot();
    UP.until("the cluster", () -> platform.cluster().kubectl("get", "--raw=/readyz"));

    onlyThroughTheVpn(platform.lab());
  }

  private static void onlyThroughTheVpn(Lab lab) {
    for (String address : at("10.77.0.1", "fd77::1")) {
      UP.until("the peer to reach " + address, () -> connect(lab.peer(), address));
    }
    lab.vantage().shell(DETOURS).orFail();
    var forbidden =
        Stream.of(
                at("203.0.113.10", "2001:db8:113::10").stream(),
                at("10.77.0.1", "fd77::1").stream(),
                INNER.stream())
            .flatMap(addresses -> addresses)
            .toList();
    assertThat(forbidden)
        .allSatisfy(
            address -> assertThat(connect(lab.vantage(), address).held()).as(address).isFalse());
  }

  private static List<String> at(String... addresses) {
    return Stream.of(addresses)
        .flatMap(address -> SERVICES.stream().map(port -> address + "/" + port))
        .toList();
  }

  private static dev.coffre.e2e.lab.Said connect(Machine from, String address) {
    return from.run("timeout", "2", "bash", "-c", "exec 3<>/dev/tcp/" + address);
  }
}
