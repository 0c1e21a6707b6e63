package dev.coffre.ports.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.ports.Protocol;
import dev.coffre.ports.Provider;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostScriptTest {
  private static final String PRINTED =
      """
      === ss
      udp UNCONN 0 0 127.0.0.11:53712 0.0.0.0:*
      tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=81,fd=6))
      === addresses
      1: lo    inet 127.0.0.1/8 scope host lo
      7: eth0    inet 203.0.113.10/24 brd 203.0.113.255 scope global eth0
      7: eth0    inet6 2001:db8:113::10/64 scope global
      === iptables
      -A PREROUTING -p tcp -m tcp --dport 80 -j DNAT --to-destination 10.42.0.9:80
      === ip6tables
      === nft
      {"nftables": []}
      === k3s
      k3s version v1.37.2+k3s1 (0123abc)
      go version go1.26.0
      === services
      {"items": [
        {"metadata": {"name": "a", "namespace": "n"}, "spec": {"type": "ClusterIP", "ports": [{"port": 80}]}},
        {"metadata": {"name": "b", "namespace": "n"},
         "spec": {"type": "NodePort", "ports": [{"port": 53, "protocol": "UDP", "nodePort": 30053}]}},
        {"metadata": {"name": "c", "namespace": "n"}, "spec": {"ports": [{"port": 443}]},
         "status": {"loadBalancer": {"ingress": [{"ip": "203.0.113.10"}]}}},
        {"metadata": {"name": "d", "namespace": "n"},
         "spec": {"externalIPs": ["203.0.113.10"], "ports": [{"port": 25}]}}]}
      === end
      """;

  private static HostView read(String printed) throws UnreadableException {
    return HostScript.read(printed, List.of());
  }

  @Test
  void host_ofK3s_isRead() throws UnreadableException {
    var view = read(PRINTED);

    assertThat(view.provider()).contains(Provider.K3S);
    assertThat(view.kubernetes()).startsWith("k3s version v1.37.2+k3s1");
    assertThat(view.listeners()).extracting(Listener::port).containsExactly(53712, 22);
    assertThat(view.forwards())
        .extracting(Forward::rule)
        .containsExactly("iptables nat PREROUTING");
    assertThat(view.services())
        .containsExactly(
            new ServicePort(Protocol.UDP, 30053, "n/b", "NodePort"),
            new ServicePort(Protocol.TCP, 443, "n/c", "LoadBalancer"),
            new ServicePort(Protocol.TCP, 25, "n/d", "externalIPs"));
  }

  @Test
  void host_ofTheLayout_isToldApart() throws UnreadableException {
    var view =
        read(PRINTED.replace("k3s version v1.37.2+k3s1", "kubernetes v1.37.2 in k3s' layout"));

    assertThat(view.provider()).contains(Provider.LAYOUT);
  }

  @Test
  void listener_ofTheEngine_isLeftOut() throws UnreadableException {
    var view = HostScript.read(PRINTED, List.of(InetAddress.ofLiteral("127.0.0.11")));

    assertThat(view.listeners()).extracting(Listener::port).containsExactly(22);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          === ss,         === other,          no list of sockets
          === addresses,  === other,          no addresses
          === end,        '',                 an answer that was cut off
          === end,        === failed nft,     a program that failed
          {"items",       {"item",            no list of Services
          {"nftables",    {,                  no JSON
          """)
  void answer_thatIsNotWhole_isRefused(String good, String bad, String what) {
    assertThatThrownBy(() -> read(PRINTED.replace(good, bad)))
        .as(what)
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void host_withoutNftAndIptables_isRefused() {
    var without =
        PRINTED
            .replace("=== iptables", "=== x")
            .replace("=== ip6tables", "=== y")
            .replace("=== nft", "=== z");

    assertThatThrownBy(() -> read(without))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("neither");
  }

  @Test
  void listener_thatIsGoneTheNextTime_isNone() throws UnreadableException {
    var later = read(PRINTED.replace("127.0.0.11:53712", "127.0.0.11:53713"));

    assertThat(later.since(read(PRINTED)).listeners())
        .extracting(Listener::port)
        .containsExactly(22);
  }
}
