package dev.coffre.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Colleague;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.lab.Said;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// `coffre verify ports` as a colleague in the VPN runs it against the whole platform: from outside
/// exactly the contract is there, and three ways to open more are each caught.
@InLab
@Tag("platform")
@Order(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PlatformPortsIT {
  private static Colleague colleague;

  private static final String ROGUES =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: rogue, namespace: kube-system}
      spec: {type: NodePort, selector: {app: rogue}, ports: [{port: 8080, nodePort: 30080}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: rogue, namespace: kube-system}
      spec:
        automountServiceAccountToken: false
        containers:
          - name: main
            image: coffre.lab/ledger:1
            imagePullPolicy: Never
            command: [python3, -m, http.server, "8000"]
            ports: [{containerPort: 8000, hostPort: 8000}]
      """;

  /// Once it spoke to a peer over IPv4, the wireguard-go of Debian sends answers over IPv6 astray
  /// (WireGuard/wireguard-go, pull request 135). Then the prober has one finding more, rightly, and
  /// cannot conclude anything from the silence of that address.
  private static final String ASTRAY =
      "answers no WireGuard handshake at 2001:db8:113::10 (no-answer)";

  @BeforeAll
  static void settleColleague(Platform platform) {
    colleague = Colleague.settle(platform.lab());
  }

  @Test
  @Order(1)
  void platform_isAsItsContractSays() {
    var said = colleague.verifyPorts();

    requireFindings(said, 0);
    assertThat(said.out()).contains("k3s version ");
  }

  @Test
  @Order(2)
  void roguePorts_areEachCaught(Platform platform) {
    var host = platform.lab().host();
    host.write("/root/rogues.yaml", ROGUES, 0600);
    try {
      platform.cluster().kubectl("apply", "-f", "/root/rogues.yaml").orFail();
      platform
          .cluster()
          .kubectl(
              "wait", "-n", "kube-system", "pod/rogue", "--for=condition=Ready", "--timeout=90s")
          .orFail();
      listenOn(platform, "set listen_addresses = '*'");

      var said = colleague.verifyPorts();

      requireFindings(said, 4);
      assertThat(said.out())
          .contains("postgresql (tcp 5432) listens at tcp 0.0.0.0:5432")
          .contains("leads tcp 8000 elsewhere")
          .contains("Service kube-system/rogue opens tcp 30080 (NodePort)");
    } finally {
      listenOn(platform, "reset listen_addresses");
      platform.cluster().kubectl("delete", "-f", "/root/rogues.yaml", "--grace-period=1");
    }
  }

  private static void listenOn(Platform platform, String setting) {
    platform.database().query("alter system " + setting);
    platform.lab().host().run("systemctl", "restart", "postgresql@17-main").orFail();
  }

  private static void requireFindings(Said said, int expected) {
    boolean astray = said.out().contains(ASTRAY);
    int all = astray ? expected + 1 : expected;
    assertThat(said.status()).as(said.text()).isEqualTo(astray ? 3 : all == 0 ? 0 : 1);
    assertThat(said.out())
        .contains(all == 0 ? "the host is as its contract says" : all + " finding")
        .doesNotContain(all + 1 + " finding");
  }
}
