package dev.coffre.wireguard;

/// A text is no configuration of a WireGuard peer; the message says why and quotes nothing of it.
public final class MalformedPeerException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedPeerException(String message) {
    super(message);
  }
}
