package dev.coffre.ports;

import java.util.Locale;

/// From where a packet comes.
public enum Zone {
  /// Anywhere.
  PUBLIC,
  /// A peer in the VPN.
  VPN,
  /// A pod of the cluster.
  PODS,
  /// The host itself.
  LOOPBACK;

  /// As the contract and reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
