package dev.coffre.ports;

import dev.coffre.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A contract for people and programs.
public record ContractPage(Contract contract) {

  /// A table of one line a port.
  public String text() {
    var text = new StringBuilder();
    for (var port : contract.ports()) {
      text.append(
          "%-26s %-4s %-12s %-11s from %-22s %s%n"
              .formatted(
                  port.name(),
                  port.protocol(),
                  port.ports(),
                  families(port),
                  from(port),
                  port.provider().map(provider -> "only " + provider + "; ").orElse("")
                      + port.why()));
    }
    return text.toString();
  }

  /// One object on one line.
  public String json() {
    var networks = Json.object();
    networks.withStrings(Zone.VPN.toString(), prefixes(Zone.VPN));
    networks.withStrings(Zone.PODS.toString(), prefixes(Zone.PODS));
    return Json.object()
            .with("networks", networks)
            .withObjects("ports", contract.ports().stream().map(ContractPage::json).toList())
        + "\n";
  }

  private static Json json(DeclaredPort port) {
    var json =
        Json.object()
            .with("name", port.name())
            .with("owner", port.owner())
            .with("protocol", port.protocol().toString())
            .with("first", port.ports().first())
            .with("last", port.ports().last())
            .withStrings(
                "families", port.families().stream().sorted().map(Family::toString).toList())
            .withStrings("reachableFrom", port.zones().stream().map(Zone::toString).toList())
            .with("listensAnywhere", port.listensAnywhere())
            .with("proof", port.proof().toString())
            .with("why", port.why());
    port.provider().ifPresent(provider -> json.with("provider", provider.toString()));
    return json;
  }

  /// The page `docs/reference/ports.md`.
  public String markdown() {
    var text = new StringBuilder();
    text.append("# Ports of the platform's host\n\n");
    text.append(
        "Made from [`.config/coffre/ports.yaml`](../../.config/coffre/ports.yaml) by `coffre"
            + " ports");
    text.append(" --format markdown`; a test holds the two together. [How the contract is");
    text.append(" verified](verify-ports.md).\n\n");
    text.append("Networks: ");
    text.append(
        List.of(Zone.VPN, Zone.PODS).stream()
            .map(zone -> zone + " is " + String.join(" and ", prefixes(zone)))
            .collect(Collectors.joining("; ")));
    text.append(". What is not listed here is not reachable from anywhere, and is a finding.\n\n");
    text.append("| port | protocol | name | reachable from | listens on | role | proof | why |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    contract.ports().forEach(port -> text.append(row(port)));
    return text.toString();
  }

  private static String row(DeclaredPort port) {
    return "| %s | %s, %s | `%s` | %s | %s | `%s` | %s | %s |%n"
        .formatted(
            port.ports(),
            port.protocol(),
            families(port),
            port.name(),
            from(port),
            port.listensAnywhere() || port.reachableFrom().contains(Zone.PUBLIC)
                ? "every address"
                : "addresses of those",
            port.owner(),
            PROOFS.get(port.proof()),
            port.provider().map(provider -> "Only with " + names(provider) + ". ").orElse("")
                + port.why().replace("|", "\\|"));
  }

  private static final Map<Proof, String> PROOFS =
      Map.of(
          Proof.CONNECT, "it answers",
          Proof.HANDSHAKE, "a WireGuard handshake",
          Proof.PROCESS, "the host lists it");

  private static String names(Provider provider) {
    return switch (provider) {
      case K3S -> "k3s";
      case LAYOUT -> "upstream Kubernetes";
    };
  }

  private static String families(DeclaredPort port) {
    return port.families().size() == 2 ? "ipv4+ipv6" : port.families().iterator().next().toString();
  }

  private static String from(DeclaredPort port) {
    return port.zones().stream().map(Zone::toString).collect(Collectors.joining(", "));
  }

  private List<String> prefixes(Zone zone) {
    return contract.networks().getOrDefault(zone, List.of()).stream()
        .map(Prefix::toString)
        .toList();
  }
}
