package dev.coffre.ports;

import java.util.Locale;

/// How a port is shown to be there.
public enum Proof {
  /// It answers: a TCP connection is made, a UDP datagram comes back.
  CONNECT,
  /// It answers the first message of a WireGuard handshake, and nothing else.
  HANDSHAKE,
  /// It answers nobody; the host lists it.
  PROCESS;

  /// As the contract and reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
