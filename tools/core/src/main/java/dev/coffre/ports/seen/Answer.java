package dev.coffre.ports.seen;

import java.util.Locale;

/// What became of a packet to a port.
public enum Answer {
  /// A connection was made; a datagram came back.
  OPEN,
  /// The host says that nobody listens, or a filter says so for it.
  CLOSED,
  /// Nothing came back. A filter dropped it; over UDP it may as well have been taken in silence.
  NONE;

  /// As reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
