package dev.coffre.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.yaml.YamlException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContractTest {
  private static final String GOOD =
      """
      networks: {vpn: [10.77.0.0/24, 'fd77::/64'], pods: [10.42.0.0/16]}
      ports:
        - name: wireguard
          owner: wireguard
          protocol: udp
          port: 51830
          families: [ipv4, ipv6]
          reachable_from: [public]
          proof: handshake
          why: the way in
        - name: database
          owner: postgresql
          protocol: tcp
          port: 5432
          families: [ipv4]
          reachable_from: [vpn, loopback]
          why: data
        - name: inner
          owner: k3s_server
          protocol: tcp
          port: "6444-6450"
          families: [ipv4]
          reachable_from: [loopback]
          provider: k3s
          listen: any
          why: only there
      """;

  @Test
  void contract_parsed_saysWhatTheFileSays() throws YamlException {
    var contract = Contract.parse("ports.yaml", GOOD);

    assertThat(contract.ports())
        .extracting(DeclaredPort::name)
        .containsExactly("wireguard", "database", "inner");
    assertThat(contract.ports().getFirst())
        .returns(Proof.HANDSHAKE, DeclaredPort::proof)
        .returns(Set.of(Family.IPV4, Family.IPV6), DeclaredPort::families)
        .returns(Set.of(Zone.PUBLIC), DeclaredPort::reachableFrom);
    assertThat(contract.ports().getLast())
        .returns(new PortRange(6444, 6450), DeclaredPort::ports)
        .returns(Optional.of(Provider.K3S), DeclaredPort::provider)
        .returns(Proof.CONNECT, DeclaredPort::proof)
        .returns(true, DeclaredPort::listensAnywhere);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          port: 5432,              port: 0,                 a port that is none
          port: 5432,              port: 65536,             a port beyond the last
          port: 5432,              port: any,               a word for a port
          port: "6444-6450",       port: "6450-6444",       a range that runs backwards
          port: "6444-6450",       port: "5000-6000",       a port that two entries claim
          name: database,          name: wireguard,         a name that is taken
          name: database,          name: Data base,         a name of another form
          protocol: tcp,           protocol: sctp,          a protocol without such ports
          families: [ipv4],        families: [],            no family
          families: [ipv4],        families: [ipx],         an unknown family
          families: [ipv4],        families: ipv4,          a family that is no list
          'reachable_from: [vpn, loopback]', 'reachable_from: [vpn, vpn]', a zone twice
          'reachable_from: [vpn, loopback]', 'reachable_from: [lan]',      an unknown zone
          why: data,               why: '  ',               no reason
          why: data,               who: me,                 an unknown field
          provider: k3s,           provider: kind,          an unknown provider
          listen: any,             listen: all,             an unknown way to listen
          proof: handshake,        proof: belief,           an unknown proof
          port: 51830,             port: "51830-51831",     a handshake with a range
          protocol: udp,           protocol: tcp,           a handshake over TCP
          10.42.0.0/16,            10.42.0.1/16,            a network with bits behind its length
          10.42.0.0/16,            10.42.0.0/33,            a network longer than an address
          10.42.0.0/16,            10.42.0.0,               a network without a length
          10.42.0.0/16,            pods.example/16,         a name for a network
          pods: [10.42.0.0/16],    lan: [10.42.0.0/16],     an unknown network
          owner: postgresql,       owner: '[postgresql]',   a list for a text
          'name: database',        'name: a\n    name: b',  a field twice
          """)
  void contract_withADefect_isRefused(String good, String bad, String what) {
    var defect = GOOD.replace(good, bad);
    assertThat(defect).as(what).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> Contract.parse("ports.yaml", defect))
        .as(what)
        .isInstanceOf(YamlException.class)
        .hasMessageStartingWith("ports.yaml:");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',            an empty file
          [],            a list
          'a: [',        no YAML
          'ports: []',   no networks
          """)
  void file_thatIsNoContract_isRefused(String text, String what) {
    assertThatThrownBy(() -> Contract.parse("ports.yaml", text))
        .as(what)
        .isInstanceOf(YamlException.class);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          database,  10.77.0.1,   true
          database,  127.0.0.1,   true
          database,  0.0.0.0,     false
          database,  10.42.0.1,   false
          database,  203.0.113.1, false
          # not one of its families
          database,  fd77::1,     false
          inner,     0.0.0.0,     true
          wireguard, '::',        true
          """)
  void address_ofAListener_isPermitted(String name, String address, boolean permitted)
      throws YamlException {
    var contract = Contract.parse("ports.yaml", GOOD);
    var port =
        contract.ports().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();

    assertThat(contract.permits(port, InetAddress.ofLiteral(address))).isEqualTo(permitted);
  }

  @Test
  void port_ofOneProvider_isOnlyFoundWithIt() throws YamlException {
    var contract = Contract.parse("ports.yaml", GOOD);

    assertThat(contract.find(Protocol.TCP, 6445, Optional.of(Provider.K3S))).isPresent();
    assertThat(contract.find(Protocol.TCP, 6445, Optional.empty())).isPresent();
    assertThat(contract.find(Protocol.TCP, 6445, Optional.of(Provider.LAYOUT))).isEmpty();
    assertThat(contract.find(Protocol.UDP, 6445, Optional.of(Provider.K3S))).isEmpty();
  }
}
