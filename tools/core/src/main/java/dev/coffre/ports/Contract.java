package dev.coffre.ports;

import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every port that the platform's host listens on, and from where it may be reached.
///
/// @param networks what the names of zones mean, in addresses
/// @param ports in file order
public record Contract(Map<Zone, List<Prefix>> networks, List<DeclaredPort> ports) {
  /// Where it lies in a repository.
  public static final String PATH = ".config/coffre/ports.yaml";

  public Contract {
    networks = Map.copyOf(networks);
    ports = List.copyOf(ports);
  }

  /// Reads a contract.
  ///
  /// @param name of the file, for messages
  /// @throws YamlException if the file holds none: a field that is missing, unknown or wrong, a
  ///   name that is taken, a port that two entries claim
  public static Contract parse(String name, String text) throws YamlException {
    var file = YamlMapping.parse(name, text);
    var networks = networks(file.mapping("networks"));
    var ports = new ArrayList<DeclaredPort>();
    for (var entry : file.list("ports")) {
      var port = PortEntry.read(entry);
      refuseTwice(entry, port, ports);
      ports.add(port);
    }
    if (ports.isEmpty()) {
      throw file.failure("'ports' names none");
    }
    file.finish();
    return new Contract(networks, ports);
  }

  private static Map<Zone, List<Prefix>> networks(YamlMapping entry) throws YamlException {
    var vpn = prefixes(entry, Zone.VPN);
    var pods = prefixes(entry, Zone.PODS);
    entry.finish();
    return Map.of(Zone.VPN, vpn, Zone.PODS, pods);
  }

  private static List<Prefix> prefixes(YamlMapping entry, Zone zone) throws YamlException {
    var prefixes = new ArrayList<Prefix>();
    for (var text : entry.texts(zone.toString())) {
      try {
        prefixes.add(Prefix.parse(text));
      } catch (IllegalArgumentException e) {
        throw entry.failure("'" + text + "' is no network: " + e.getMessage());
      }
    }
    if (new HashSet<>(prefixes).size() < prefixes.size()) {
      throw entry.failure("'" + zone + "' names a network twice");
    }
    return prefixes;
  }

  private static void refuseTwice(YamlMapping entry, DeclaredPort port, List<DeclaredPort> before)
      throws YamlException {
    for (var other : before) {
      if (other.name().equals(port.name())) {
        throw entry.failure("the name '" + port.name() + "' is taken");
      }
      if (other.collidesWith(port)) {
        throw entry.failure(port.title() + " is declared as " + other.title() + " already");
      }
    }
  }

  /// The declaration that a port falls under.
  ///
  /// @param running the Kubernetes on the host; empty if nobody knows
  public Optional<DeclaredPort> find(Protocol protocol, int port, Optional<Provider> running) {
    return ports.stream()
        .filter(declared -> declared.protocol() == protocol && declared.ports().contains(port))
        .filter(declared -> declared.mayBeThereWith(running))
        .findFirst();
  }

  /// Whether an address is one that a port may be bound to. Loopback always is.
  public boolean permits(DeclaredPort port, InetAddress address) {
    if (address.isLoopbackAddress()
        || port.listensAnywhere()
        || port.reachableFrom().contains(Zone.PUBLIC)) {
      return true;
    }
    return port.families().contains(Family.of(address))
        && port.reachableFrom().stream()
            .flatMap(zone -> networks.getOrDefault(zone, List.of()).stream())
            .anyMatch(network -> network.contains(address));
  }
}
