package dev.coffre.cli.ports;

import dev.coffre.json.Json;
import dev.coffre.ports.AddressText;
import dev.coffre.ports.Contract;
import dev.coffre.ports.DeclaredPort;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.Proof;
import dev.coffre.ports.Protocol;
import dev.coffre.ports.Zone;
import dev.coffre.ports.seen.HostView;
import dev.coffre.secret.Randomness;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What a vantage asks: every TCP port, and those UDP ports where something may be.
///
/// @param again TCP ports that are asked again if nothing comes back
/// @param datagrams one for each address and UDP port
record ProbePlan(List<InetAddress> addresses, Set<Integer> again, List<Datagram> datagrams) {
  private static final int AT_RANDOM = 50;
  private static final int MOST_OF_A_RANGE = 64;

  /// A question for the root's name servers: what answers anything answers this.
  private static final String DNS_QUERY = "c0ff010000010000000000000000020001";

  /// A client's request; NTP answers nothing else.
  private static final String NTP_REQUEST = "23" + "00".repeat(47);

  private static final int NTP = 123;

  /// What is sent to a port.
  ///
  /// @param address which of the plan's
  /// @param data in hexadecimal, one for each try
  record Datagram(int address, int port, boolean isHandshake, List<String> data) {
    private Json json() {
      return Json.object().with("address", address).with("port", port).withStrings("data", data);
    }
  }

  /// A plan for what a contract says and a host shows.
  ///
  /// @param handshakes the first messages to servers that answer nothing else
  static ProbePlan of(
      Contract contract,
      Zone zone,
      List<InetAddress> addresses,
      Optional<HostView> view,
      Optional<Handshakes> handshakes,
      Randomness randomness) {
    var datagrams = new ArrayList<Datagram>();
    for (int port : candidates(contract, view, randomness)) {
      boolean shakes = handshakes.isPresent() && zone == Zone.PUBLIC && isHandshake(contract, port);
      for (int address = 0; address < addresses.size(); address++) {
        var data =
            shakes
                ? handshakes.get().messages(addresses.get(address), port)
                : Collections.nCopies(2, port == NTP ? NTP_REQUEST : DNS_QUERY);
        datagrams.add(new Datagram(address, port, shakes, data));
      }
    }
    return new ProbePlan(addresses, again(contract), datagrams);
  }

  private static boolean isHandshake(Contract contract, int port) {
    return contract
        .find(Protocol.UDP, port, Optional.empty())
        .filter(declared -> declared.proof() == Proof.HANDSHAKE)
        .isPresent();
  }

  private static Set<Integer> again(Contract contract) {
    var ports = new TreeSet<Integer>();
    contract.ports().stream()
        .filter(declared -> declared.protocol() == Protocol.TCP)
        .forEach(declared -> add(ports, declared.ports()));
    return ports;
  }

  private static Set<Integer> candidates(
      Contract contract, Optional<HostView> view, Randomness randomness) {
    var ports = new TreeSet<Integer>();
    contract.ports().stream()
        .filter(declared -> declared.protocol() == Protocol.UDP)
        .map(DeclaredPort::ports)
        .forEach(range -> add(ports, range));
    view.ifPresent(seen -> addSeen(ports, seen));
    for (int i = 0; i < AT_RANDOM; i++) {
      int number = ByteBuffer.wrap(randomness.bytes(Integer.BYTES)).getInt();
      ports.add(1 + Integer.remainderUnsigned(number, PortRange.HIGHEST));
    }
    return ports;
  }

  private static void addSeen(Set<Integer> ports, HostView seen) {
    seen.listeners().stream()
        .filter(listener -> listener.protocol() == Protocol.UDP)
        .forEach(listener -> ports.add(listener.port()));
    seen.forwards().stream()
        .filter(forward -> forward.protocol() == Protocol.UDP)
        .forEach(forward -> add(ports, forward.ports()));
    seen.services().stream()
        .filter(service -> service.protocol() == Protocol.UDP)
        .forEach(service -> ports.add(service.port()));
  }

  private static void add(Set<Integer> ports, PortRange range) {
    IntStream.rangeClosed(range.first(), range.last()).limit(MOST_OF_A_RANGE).forEach(ports::add);
  }

  /// As the prober reads it, on one line.
  String json(Bounds bounds) {
    return Json.object()
        .with("rate", bounds.rate())
        .with("seconds", bounds.seconds())
        .withStrings("again", again.stream().map(String::valueOf).toList())
        .withStrings("addresses", addresses.stream().map(AddressText::of).toList())
        .withObjects("datagrams", datagrams.stream().map(Datagram::json).toList())
        .toString();
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
