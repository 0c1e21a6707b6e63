package dev.coffre.ports;

import java.util.Locale;

/// A transport protocol with ports.
public enum Protocol {
  TCP,
  UDP;

  /// As the contract and reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
