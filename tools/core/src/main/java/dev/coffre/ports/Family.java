package dev.coffre.ports;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Locale;

/// A family of addresses.
public enum Family {
  IPV4,
  IPV6;

  /// That of an address.
  public static Family of(InetAddress address) {
    return address instanceof Inet4Address ? IPV4 : IPV6;
  }

  /// As the contract and reports write it.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
