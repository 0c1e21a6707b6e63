package dev.coffre.ports;

import java.net.InetAddress;

/// A network: the addresses that begin with the same bits, as in `10.77.0.0/24`.
///
/// @param address its lowest address
/// @param length how many bits they share
public record Prefix(InetAddress address, int length) {
  /// Makes a network.
  ///
  /// @throws IllegalArgumentException if the length is too large, or `address` is not the lowest
  public Prefix {
    int bits = address.getAddress().length * Byte.SIZE;
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("a prefix of " + Family.of(address) + " has 0 to " + bits);
    }
    if (hasBitsBehind(address, length)) {
      throw new IllegalArgumentException("it has bits behind its length");
    }
  }

  /// Reads `ADDRESS/LENGTH`; no name is looked up.
  ///
  /// @throws IllegalArgumentException if it is none
  public static Prefix parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("it is not of the form ADDRESS/LENGTH");
    }
    var address = InetAddress.ofLiteral(text.substring(0, slash));
    return new Prefix(address, Integer.parseInt(text.substring(slash + 1)));
  }

  /// Whether an address is in it.
  public boolean contains(InetAddress other) {
    return Family.of(other) == Family.of(address) && sameBits(address, other, length);
  }

  private static boolean sameBits(InetAddress one, InetAddress other, int count) {
    byte[] ones = one.getAddress();
    byte[] others = other.getAddress();
    for (int i = 0; i < count; i++) {
      if (bit(ones, i) != bit(others, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasBitsBehind(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int i = length; i < bytes.length * Byte.SIZE; i++) {
      if (bit(bytes, i) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int bit(byte[] bytes, int index) {
    return bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
  }

  /// As the contract writes it.
  @Override
  public String toString() {
    return AddressText.of(address) + "/" + length;
  }
}
