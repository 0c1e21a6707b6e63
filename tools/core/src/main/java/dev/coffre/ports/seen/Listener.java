package dev.coffre.ports.seen;

import dev.coffre.ports.AddressText;
import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.List;

/// A socket that takes packets from others.
///
/// @param addresses the address that it is bound to; both wildcards of a socket for both families
/// @param program the name of its process; empty if the kernel holds it
public record Listener(Protocol protocol, List<InetAddress> addresses, int port, String program) {
  public Listener {
    addresses = List.copyOf(addresses);
  }

  /// Whether this is the same socket, seen at another time.
  boolean isSame(Listener other) {
    return protocol == other.protocol && port == other.port && addresses.equals(other.addresses);
  }

  /// What reports call it: `tcp 0.0.0.0:80 (nginx)`.
  public String title() {
    var address =
        addresses.size() > 1
            ? "*"
            : addresses.getFirst().getAddress().length > 4
                ? "[" + AddressText.of(addresses.getFirst()) + "]"
                : AddressText.of(addresses.getFirst());
    return protocol + " " + address + ":" + port + (program.isEmpty() ? "" : " (" + program + ")");
  }
}
