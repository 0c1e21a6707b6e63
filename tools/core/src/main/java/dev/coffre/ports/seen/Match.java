package dev.coffre.ports.seen;

import dev.coffre.ports.PortRange;
import dev.coffre.ports.Prefix;
import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which packets have come this far in a set of NAT rules. A condition that is not understood does
/// not make it narrower, so that no forward is overlooked.
///
/// @param ports the destination ports; empty is none at all
/// @param reachesHost whether the destination may be an address of the host
record Match(Set<Protocol> protocols, List<PortRange> ports, boolean reachesHost) {
  /// Every packet.
  static final Match ALL = new Match(EnumSet.allOf(Protocol.class), List.of(PortRange.ALL), true);

  Match {
    protocols = Set.copyOf(protocols);
    ports = List.copyOf(ports);
  }

  /// Whether there is no such packet.
  boolean isEmpty() {
    return protocols.isEmpty() || ports.isEmpty() || !reachesHost;
  }

  Match with(Protocol protocol) {
    return new Match(
        protocols.contains(protocol) ? Set.of(protocol) : Set.of(), ports, reachesHost);
  }

  /// Those of another protocol have no ports.
  Match withNoProtocol() {
    return new Match(Set.of(), ports, reachesHost);
  }

  Match with(List<PortRange> wanted) {
    var both =
        ports.stream()
            .flatMap(here ->
                wanted.stream()
                    .filter(here::overlaps)
                    .map(there ->
                        new PortRange(
                            Math.max(here.first(), there.first()),
                            Math.min(here.last(), there.last()))))
            .toList();
    return new Match(protocols, both, reachesHost);
  }

  /// Only packets for some addresses.
  ///
  /// @param own the host's
  Match to(Prefix destination, Collection<InetAddress> own) {
    return new Match(protocols, ports, reachesHost && own.stream().anyMatch(destination::contains));
  }

  /// What a rule that ends here leads elsewhere.
  List<Forward> forwards(String rule) {
    return protocols.stream()
        .sorted()
        .flatMap(protocol -> ports.stream().map(range -> new Forward(protocol, range, rule)))
        .toList();
  }
}
