package dev.coffre.ports.verify;

import dev.coffre.ports.Zone;
import dev.coffre.ports.seen.Handshake;
import dev.coffre.ports.seen.Sweep;
import java.util.List;
import java.util.Set;

/// What a vantage saw.
///
/// @param vantage its name in the inventory
/// @param zone where it stands
/// @param sweeps one of each address
/// @param handshakes those that were answered as only the host's key can
public record Sight(String vantage, Zone zone, List<Sweep> sweeps, Set<Handshake> handshakes) {
  public Sight {
    sweeps = List.copyOf(sweeps);
    handshakes = Set.copyOf(handshakes);
  }
}
