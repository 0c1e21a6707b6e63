package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the fields of an SSH blob (RFC 4251, section 5).
final class SshReader {
  private final ByteBuffer buffer;

  SshReader(byte[] blob) {
    this.buffer = ByteBuffer.wrap(blob);
  }

  int number() throws InvalidKey {
    try {
      return buffer.getInt();
    } catch (BufferUnderflowException e) {
      throw cut();
    }
  }

  byte[] bytes() throws InvalidKey {
    int length = number();
    if (length < 0 || length > buffer.remaining()) {
      throw cut();
    }
    var bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  String text() throws InvalidKey {
    return new String(bytes(), StandardCharsets.ISO_8859_1);
  }

  BigInteger integer() throws InvalidKey {
    var bytes = bytes();
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  byte[] rest() {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  boolean atEnd() {
    return !buffer.hasRemaining();
  }

  private static InvalidKey cut() {
    return new InvalidKey("malformed SSH key: a field is cut short");
  }
}
