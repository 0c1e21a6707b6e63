package dev.coffre.ports.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NatTest {
  private static final List<InetAddress> OWN = List.of(InetAddress.ofLiteral("203.0.113.10"));

  /// As kube-proxy and the CNI plugin portmap write them.
  private static final String KUBERNETES =
      """
      *nat
      :PREROUTING ACCEPT [0:0]
      -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
      -A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
      -A KUBE-SERVICES -d 10.43.0.1/32 -p tcp -m tcp --dport 443 -j KUBE-SVC-A
      -A KUBE-SERVICES -d 203.0.113.10/32 -p tcp -m tcp --dport 8443 -j KUBE-EXT-A
      -A KUBE-SERVICES -m comment --comment "node ports; last" -m addrtype --dst-type LOCAL -j KUBE-NODEPORTS
      -A KUBE-NODEPORTS -p tcp -m tcp --dport 30080 -j KUBE-EXT-A
      -A KUBE-EXT-A -j KUBE-MARK-MASQ
      -A KUBE-EXT-A -j KUBE-SVC-A
      -A KUBE-MARK-MASQ -j MARK --set-xmark 0x4000/0x4000
      -A KUBE-SVC-A -m statistic --mode random --probability 0.5 -j KUBE-SEP-A
      -A KUBE-SVC-A -j KUBE-SEP-B
      -A KUBE-SEP-A -p tcp -m tcp -j DNAT --to-destination 10.42.0.5:6443
      -A KUBE-SEP-B -p tcp -m tcp -j DNAT --to-destination 10.42.0.6:6443
      -A CNI-HOSTPORT-DNAT -p udp -m multiport --dports 5353,6000:6001 -j CNI-DN-A
      -A CNI-DN-A -p udp -m udp --dport 5353 -j DNAT --to-destination 10.42.0.8:53
      -A OUTPUT -p tcp -m tcp --dport 999 -j DNAT --to-destination 10.0.0.1
      COMMIT
      """;

  @Test
  void iptables_ofKubernetes_showsWhatReachesTheHostsAddresses() throws UnreadableException {
    assertThat(IptablesReader.read(KUBERNETES, OWN))
        .extracting(forward -> forward.protocol() + " " + forward.ports() + " " + forward.rule())
        .containsExactly(
            "tcp 8443 iptables nat KUBE-EXT-A",
            "tcp 30080 iptables nat KUBE-NODEPORTS",
            "udp 5353 iptables nat CNI-HOSTPORT-DNAT");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.0.0.1,        tcp 80,   a port
          -p tcp -m tcp --dport 80:90 -j REDIRECT --to-ports 1,              tcp 80-90, a range
          -p udp -j DNAT --to-destination 10.0.0.1,                          udp 1-65535, every port
          -p tcp -m tcp ! --dport 80 -j DNAT --to-destination 10.0.0.1,      tcp 1-65535, all but one: not narrowed
          -d 203.0.113.0/24 -p tcp --dport 7 -j DNAT --to-destination 10.0.0.1, tcp 7, the host's network
          ! -d 10.0.0.0/8 -p tcp --dport 7 -j DNAT --to-destination 10.0.0.1, tcp 7, all but a network
          -d 198.51.100.1/32 -p tcp --dport 7 -j DNAT --to-destination 10.0.0.1, '', another host
          -p icmp -j DNAT --to-destination 10.0.0.1,                         '',       a protocol without ports
          -p tcp --dport 7 -j ACCEPT,                                        '',       no NAT
          -p tcp --dport 7 -j NOWHERE,                                       '',       an empty chain
          -p tcp --dport 7 -j PREROUTING,                                    '',       a circle
          """)
  void iptablesRule_leads(String rule, String led, String what) throws UnreadableException {
    var forwards = IptablesReader.read("-A PREROUTING " + rule + "\n", OWN);

    assertThat(
            String.join("; ", forwards.stream().map(f -> f.protocol() + " " + f.ports()).toList()))
        .as(what)
        .isEqualTo(led);
  }

  @Test
  void iptables_withAPortThatIsNone_isRefused() {
    assertThatThrownBy(
            () -> IptablesReader.read("-A PREROUTING -p tcp --dport http -j DNAT\n", OWN))
        .isInstanceOf(UnreadableException.class);
  }

  /// What nft 1.1.3 printed for rules as kube-proxy's and for a few of our own.
  private static String ruleset() throws IOException {
    try (var stream = Objects.requireNonNull(NatTest.class.getResourceAsStream("ruleset.json"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void nft_showsWhatReachesTheHostsAddresses() throws Exception {
    assertThat(NftReader.read(ruleset(), OWN, Set.of()))
        .extracting(forward -> forward.protocol() + " " + forward.ports() + " " + forward.rule())
        .containsExactly(
            "tcp 30080 nft ip kube-proxy endpoint-a",
            "tcp 8080 nft inet own pre",
            "tcp 9000-9002 nft inet own pre",
            "udp 5353 nft inet own pre",
            "tcp 7001 nft inet own pre");
  }

  @Test
  void nft_ofATableReadElsewhere_isPassedOver() throws Exception {
    assertThat(NftReader.read(ruleset(), OWN, Set.of("inet own"))).hasSize(1);
  }

  @Test
  void nft_writtenByIptables_isRefusedUnlessReadElsewhere() throws UnreadableException {
    var rules =
        """
        {"nftables": [
          {"chain": {"family": "ip", "table": "nat", "name": "PREROUTING", "type": "nat", "hook": "prerouting"}},
          {"rule": {"family": "ip", "table": "nat", "chain": "PREROUTING",
            "expr": [{"xt": {"type": "target", "name": "DNAT"}}]}}]}
        """;

    assertThatThrownBy(() -> NftReader.read(rules, OWN, Set.of()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("ip nat");
    assertThat(NftReader.read(rules, OWN, Set.of("ip nat"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', nothing", "{}, no ruleset", "'{\"nftables\": [', cut off"})
  void nft_thatIsNoRuleset_isRefused(String text, String what) {
    assertThatThrownBy(() -> NftReader.read(text, OWN, Set.of()))
        .as(what)
        .isInstanceOf(UnreadableException.class);
  }
}
