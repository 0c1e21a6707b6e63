package dev.coffre.ports.seen;

import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an address answered when every TCP port and some UDP ports were asked.
///
/// @param tcp of every port asked
/// @param udp of every port asked
public record Sweep(
    InetAddress address, SortedMap<Integer, Answer> tcp, SortedMap<Integer, Answer> udp) {
  public Sweep {
    tcp = new TreeMap<>(tcp);
    udp = new TreeMap<>(udp);
  }

  /// What the ports of a protocol answered.
  public SortedMap<Integer, Answer> of(Protocol protocol) {
    return protocol == Protocol.TCP ? tcp : udp;
  }

  /// How many ports of a protocol gave an answer.
  public long count(Protocol protocol, Answer answer) {
    return of(protocol).values().stream().filter(given -> given == answer).count();
  }
}
