package dev.coffre.ports.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.ports.Contract;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.Provider;
import dev.coffre.ports.Zone;
import dev.coffre.ports.seen.Answer;
import dev.coffre.ports.seen.Forward;
import dev.coffre.ports.seen.Handshake;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.seen.Listener;
import dev.coffre.ports.seen.ServicePort;
import dev.coffre.ports.seen.Sweep;
import dev.coffre.ports.verify.Outcome.State;
import dev.coffre.yaml.YamlException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final InetAddress V4 = InetAddress.ofLiteral("203.0.113.10");
  private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8:113::10");
  private static final InetAddress ANY = InetAddress.ofLiteral("0.0.0.0");
  private static final InetAddress VPN = InetAddress.ofLiteral("10.77.0.1");
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final Contract contract;

  ComparisonTest() throws YamlException {
    contract =
        Contract.parse(
            "ports.yaml",
            """
            networks: {vpn: [10.77.0.0/24], pods: [10.42.0.0/16]}
            ports:
              - {name: wireguard, owner: w, protocol: udp, port: 51830, families: [ipv4, ipv6], reachable_from: [public], proof: handshake, why: in}
              - {name: web, owner: w, protocol: tcp, port: 443, families: [ipv4], reachable_from: [public], why: web}
              - {name: database, owner: w, protocol: tcp, port: 5432, families: [ipv4], reachable_from: [vpn, loopback], why: data}
              - {name: overlay, owner: w, protocol: udp, port: 8472, families: [ipv4], reachable_from: [loopback], listen: any, provider: k3s, proof: process, why: pods}
            """);
  }

  private static Sweep sweep(InetAddress address, List<Integer> tcp, List<Integer> udp) {
    var asked = new TreeMap<Integer, Answer>(Map.of(22, Answer.NONE, 443, Answer.NONE));
    tcp.forEach(port -> asked.put(port, Answer.OPEN));
    var datagrams = new TreeMap<Integer, Answer>(Map.of(8472, Answer.NONE, 40000, Answer.NONE));
    udp.forEach(port -> datagrams.put(port, Answer.OPEN));
    return new Sweep(address, asked, datagrams);
  }

  /// What a host says that is as its contract.
  private static HostView good() {
    return new HostView(
        Optional.of(Provider.LAYOUT),
        "upstream",
        List.of(
            listener(Protocol.UDP, 51830, ANY),
            listener(Protocol.TCP, 443, ANY),
            listener(Protocol.TCP, 5432, VPN),
            listener(Protocol.TCP, 5432, LOOPBACK)),
        List.of(),
        List.of());
  }

  private static Listener listener(Protocol protocol, int port, InetAddress address) {
    return new Listener(protocol, List.of(address), port, "program");
  }

  private static HostView with(HostView view, Listener more) {
    return new HostView(
        view.provider(),
        view.kubernetes(),
        Stream.concat(view.listeners().stream(), Stream.of(more)).toList(),
        view.forwards(),
        view.services());
  }

  private Verification compare(Sweep v4, HostView view) {
    return compare(Zone.PUBLIC, List.of(v4), Set.of(new Handshake(V4, 51830)), Optional.of(view));
  }

  private Verification compare(
      Zone zone, List<Sweep> sweeps, Set<Handshake> handshakes, Optional<HostView> view) {
    return new Comparison(contract, "host")
        .of(new Sight("vantage", zone, sweeps, handshakes), view);
  }

  private static Sweep asDeclared() {
    return sweep(V4, List.of(443), List.of(51830));
  }

  private static List<String> told(Verification verification) {
    return verification.findings().stream()
        .map(found -> found.defect().id() + " " + found.protocol() + " " + found.ports())
        .toList();
  }

  @Test
  void host_asDeclared_hasNoFinding() {
    var verification = compare(asDeclared(), good());

    assertThat(told(verification)).isEmpty();
    assertThat(verification.doubts()).isEmpty();
    assertThat(verification.outcomes())
        .extracting(outcome -> outcome.port() + ": " + outcome.state())
        .contains("wireguard (udp 51830): PROVED", "database (tcp 5432): CLOSED")
        .doesNotContain("overlay (udp 8472): MISSING");
  }

  @Test
  void port_openAndNotDeclared_isFound() {
    assertThat(told(compare(sweep(V4, List.of(443, 8080), List.of(51830)), good())))
        .containsExactly("open-undeclared tcp 8080");
    assertThat(told(compare(sweep(V4, List.of(443), List.of(51830, 40000)), good())))
        .containsExactly("open-undeclared udp 40000");
  }

  @Test
  void port_openWhereItMayNotBe_isFound() {
    var verification = compare(sweep(V4, List.of(443, 5432), List.of(51830)), good());

    assertThat(told(verification)).containsExactly("open-beyond tcp 5432");
    assertThat(verification.outcomes())
        .anyMatch(
            outcome -> outcome.state() == State.EXPOSED && outcome.port().startsWith("database"));
  }

  @Test
  void port_openInAFamilyThatIsNotDeclared_isFound() {
    var verification =
        compare(
            Zone.PUBLIC,
            List.of(asDeclared(), sweep(V6, List.of(443), List.of(51830))),
            Set.of(new Handshake(V4, 51830), new Handshake(V6, 51830)),
            Optional.of(good()));

    assertThat(told(verification)).containsExactly("open-beyond tcp 443");
    assertThat(verification.findings().getFirst().address()).contains("2001:db8:113::10");
  }

  @Test
  void port_declaredAndSilent_isFound() {
    assertThat(told(compare(sweep(V4, List.of(), List.of(51830)), good())))
        .containsExactly("no-answer tcp 443");
  }

  @Test
  void wireguard_thatAnswersNoHandshake_isFoundWhateverElseItAnswers() {
    var verification = compare(Zone.PUBLIC, List.of(asDeclared()), Set.of(), Optional.of(good()));

    assertThat(told(verification)).containsExactly("no-answer udp 51830");
    assertThat(verification.doubts()).isEmpty();
  }

  @Test
  void scan_withoutOneAnswer_concludesNothing() {
    var verification =
        compare(
            Zone.PUBLIC,
            List.of(asDeclared(), sweep(V6, List.of(), List.of())),
            Set.of(new Handshake(V4, 51830)),
            Optional.of(good()));

    assertThat(verification.isComplete()).isFalse();
    assertThat(verification.doubts()).singleElement().asString().contains("2001:db8:113::10");
  }

  @Test
  void vantageInTheVpn_mayReachMore() {
    var open = sweep(VPN, List.of(443, 5432), List.of());

    assertThat(told(compare(Zone.VPN, List.of(open), Set.of(), Optional.of(good())))).isEmpty();
    assertThat(
            told(
                compare(
                    Zone.VPN,
                    List.of(sweep(VPN, List.of(443), List.of())),
                    Set.of(),
                    Optional.of(good()))))
        .containsExactly("no-answer tcp 5432");
  }

  @Test
  void listener_thatNobodyDeclared_isFoundThoughItIsFiltered() {
    var rogue = with(good(), listener(Protocol.UDP, 40000, ANY));

    assertThat(told(compare(asDeclared(), rogue))).containsExactly("listener-undeclared udp 40000");
    assertThat(told(compare(asDeclared(), with(good(), listener(Protocol.TCP, 9, LOOPBACK)))))
        .containsExactly("listener-undeclared tcp 9");
  }

  @Test
  void listener_onMoreAddressesThanDeclared_isFound() {
    assertThat(told(compare(asDeclared(), with(good(), listener(Protocol.TCP, 5432, ANY)))))
        .containsExactly("listener-beyond tcp 5432");
  }

  @Test
  void port_declaredAndNotListening_isFound() {
    var view = good();
    var less = new ArrayList<>(view.listeners());
    less.removeIf(listener -> listener.port() == 5432);

    assertThat(
            told(
                compare(
                    asDeclared(), new HostView(view.provider(), "", less, List.of(), List.of()))))
        .containsExactly("not-listening tcp 5432");
  }

  @Test
  void port_ofTheOtherProvider_isNotAsked() {
    var view = good();
    var ofK3s =
        new HostView(Optional.of(Provider.K3S), "k3s", view.listeners(), List.of(), List.of());

    assertThat(told(compare(asDeclared(), ofK3s))).containsExactly("not-listening udp 8472");
    assertThat(told(compare(asDeclared(), with(ofK3s, listener(Protocol.UDP, 8472, ANY)))))
        .isEmpty();
    assertThat(told(compare(asDeclared(), with(good(), listener(Protocol.UDP, 8472, ANY)))))
        .containsExactly("listener-undeclared udp 8472");
  }

  @Test
  void forward_thatNobodyDeclared_isFoundOnce() {
    var view = good();
    var forward = new Forward(Protocol.TCP, PortRange.of(30080), "iptables nat KUBE-NODEPORTS");
    var service = new ServicePort(Protocol.TCP, 30080, "a/web", "NodePort");

    assertThat(
            told(
                compare(
                    asDeclared(),
                    new HostView(
                        view.provider(), "", view.listeners(), List.of(forward), List.of()))))
        .containsExactly("forward-undeclared tcp 30080");
    assertThat(
            told(
                compare(
                    asDeclared(),
                    new HostView(
                        view.provider(),
                        "",
                        view.listeners(),
                        List.of(forward),
                        List.of(service)))))
        .containsExactly("service-undeclared tcp 30080");
  }

  @Test
  void host_thatWasNotAsked_leavesPortsUnproved() {
    var verification =
        compare(
            Zone.PUBLIC, List.of(asDeclared()), Set.of(new Handshake(V4, 51830)), Optional.empty());

    assertThat(verification.findings()).isEmpty();
    assertThat(verification.outcomes())
        .filteredOn(outcome -> outcome.state() == State.UNPROVED)
        .extracting(Outcome::port)
        .containsExactly("database (tcp 5432)", "overlay (udp 8472)");
  }

  @Test
  void reports_nameEachFinding() {
    var verification = compare(sweep(V4, List.of(443, 8080), List.of(51830)), good());

    assertThat(new TextReport(verification).text())
        .contains(
            "tcp 8080 answers vantage (public) at 203.0.113.10", "(open-undeclared)", "1 finding");
    assertThat(new JsonReport(verification).text()).contains("\"defect\": \"open-undeclared\"");
    assertThat(new JunitReport(verification).text())
        .contains("failures=\"1\" errors=\"0\"", "<failure type=\"open-undeclared\"");
  }
}
