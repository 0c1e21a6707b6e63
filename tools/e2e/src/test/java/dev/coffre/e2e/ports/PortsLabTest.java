package dev.coffre.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.scan.Schema;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `coffre verify ports` from a vantage against a real host: exactly its contract, and with one
/// thing or several wrong. Each test puts right again what it broke.
@Tag("platform")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PortsLabTest {
  private final Path folder;
  private Pair pair;

  PortsLabTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    pair = Pair.start(folder);
  }

  @AfterAll
  void stop() throws IOException {
    if (pair != null) {
      pair.close();
    }
  }

  @Test
  void host_asItsContractSays_holds() throws Exception {
    var ran = pair.verify("--json", "--junit", "report.xml");

    assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    var schema =
        Schema.of(
            Checkout.here().resolve("docs/reference/schemas/ports-report.schema.json"),
            VersionFlag.V202012);
    assertThat(schema.complaintsOfJson(ran.out())).isEmpty();
    assertThat(ran.out())
        .contains("\"asked\": 65535", "\"findings\": []", "it answered a handshake");
    assertThat(Files.readString(folder.resolve("report.xml")))
        .contains("failures=\"0\" errors=\"0\"");
    assertThat(pair.onVantage("ls /tmp /root; pgrep -x python3 || true"))
        .as("what the prober left")
        .doesNotContain("probe", "python3");
  }

  @Test
  void rogues_areEachFoundByName() throws Exception {
    pair.onHost(
        """
        run() { name=$1; shift; systemd-run -q --unit "rogue-$name" socat "$@"; }
        run tcp TCP4-LISTEN:9999,fork EXEC:true
        run six TCP6-LISTEN:9998,ipv6only=1,fork EXEC:true
        run udp UDP4-LISTEN:5353,fork EXEC:cat
        run silent -u UDP4-RECV:5354 /dev/null
        iptables -t nat -A PREROUTING -p tcp --dport 30080 -j REDIRECT --to-ports 8443
        nft 'table inet rogue { chain raw { type filter hook prerouting priority raw; tcp dport 30081 drop; }; chain nat { type nat hook prerouting priority dstnat; tcp dport 30081 redirect to :8443; }; }'
        until [ "$(ss -Hlntu 'sport = :9999 or sport = :9998 or sport = :5353 or sport = :5354' | wc -l)" = 4 ]; do sleep 0.1; done
        """);
    try {
      var ran = pair.verify();

      assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
      assertThat(ran.out())
          .contains("tcp 9999 answers vantage (public)")
          .contains("tcp 9998 answers vantage (public) at " + pair.ipv6())
          .contains("udp 5353 answers vantage (public)")
          .contains("udp 0.0.0.0:5354 (socat) listens on the host")
          .contains("tcp 30080 answers vantage (public)")
          .contains("a NAT rule (iptables nat PREROUTING) leads tcp 30080 elsewhere")
          .contains("a NAT rule (nft inet rogue nat) leads tcp 30081 elsewhere")
          .doesNotContain("tcp 30081 answers");
    } finally {
      pair.onHost(
          """
          systemctl stop 'rogue-*'
          iptables -t nat -D PREROUTING -p tcp --dport 30080 -j REDIRECT --to-ports 8443
          nft delete table inet rogue
          """);
    }
  }

  @Test
  void port_declaredAndDead_isFound() throws Exception {
    pair.onHost(
        "nft 'table inet dead { chain in { type filter hook input priority 0; tcp dport 8443"
            + " reject; }; }'");
    try {
      var ran = pair.verify();

      assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
      assertThat(ran.out()).contains("web (tcp 8443) is declared for public, and does not answer");
    } finally {
      pair.onHost("nft delete table inet dead");
    }
  }

  @Test
  void wireguard_withAnotherSharedKey_isNotProved() throws Exception {
    var good = Files.readString(folder.resolve("probe.conf"));
    var other = pair.onHost("wg genpsk");
    pair.write("probe.conf", good.replaceFirst("PresharedKey = .*", "PresharedKey = " + other));
    try {
      var ran = pair.verify("--outside-only");

      assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(1);
      assertThat(ran.out()).contains("wireguard (udp 51830)", "answers no WireGuard handshake");
    } finally {
      pair.write("probe.conf", good);
    }
  }

  @Test
  void control_thatDoesNotAnswer_concludesNothing() throws Exception {
    pair.onHost(
        "nft 'table inet shut { chain in { type filter hook input priority 0; ip saddr %s drop; ip6 saddr %s drop; }; }'"
            .formatted(pair.vantageAddress("IPAddress"), pair.vantageAddress("GlobalIPv6Address")));
    try {
      var ran = pair.verify();

      assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(3);
      assertThat(ran.err()).contains("no port that is declared for public answered at");
      assertThat(ran.out()).contains("incomplete", "silent, so filtered or open");
    } finally {
      pair.onHost("nft delete table inet shut");
    }
  }

  @Test
  void vantage_thatCannotBeReached_concludesNothing() throws Exception {
    pair.write("inventory/hosts.yml", pair.inventory(9));
    try {
      var ran = pair.verify();

      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.err()).contains("vantage: ");
    } finally {
      pair.write("inventory/hosts.yml", pair.inventory(22));
    }
  }

  @Test
  void vantage_withAnotherHostKey_isRefused() throws Exception {
    var known = folder.resolve("inventory/known_hosts");
    var good = Files.readString(known);
    var own = Files.readString(folder.resolve("key.pub")).split(" ", 3);
    Files.writeString(known, good.replaceAll("ssh-ed25519 \\S+", own[0] + " " + own[1]));
    try {
      var ran = pair.verify();

      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.err())
          .contains("its host key is another than the one in inventory/known_hosts");
    } finally {
      Files.writeString(known, good);
    }
  }

  @Test
  void vantage_withAnUnknownHostKey_isRefused() throws Exception {
    var known = folder.resolve("inventory/known_hosts");
    var good = Files.readString(known);
    Files.writeString(known, "");
    try {
      var ran = pair.verify();

      assertThat(ran.status()).isEqualTo(3);
      assertThat(ran.err()).contains("its host key is not in inventory/known_hosts");
    } finally {
      Files.writeString(known, good);
    }
  }
}
