package dev.coffre.crypto;

import java.util.Arrays;

/// What a key encapsulation gives: the shared secret and what the recipient needs to find it.
///
/// @param secret secret; wiped by {@link #close()}
/// @param encapsulated public
@SuppressWarnings("ArrayRecordComponent") // lives for a few lines; never compared
public record Encapsulation(byte[] secret, byte[] encapsulated) implements AutoCloseable {

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public String toString() {
    return "Encapsulation";
  }
}
