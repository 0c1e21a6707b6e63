package dev.coffre.git.object;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The name of an object: the hash of its content. Immutable.
public final class ObjectId implements Comparable<ObjectId> {
  private final byte[] bytes;

  private ObjectId(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The id whose bytes start at `offset`.
  public static ObjectId copyOf(byte[] from, int offset, ObjectFormat format) {
    return new ObjectId(Arrays.copyOfRange(from, offset, offset + format.bytes()));
  }

  /// An id in full, in lower or upper case.
  ///
  /// @return empty if the text is anything else
  public static Optional<ObjectId> parse(String hex, ObjectFormat format) {
    if (hex.length() != 2 * format.bytes()) {
      return Optional.empty();
    }
    for (int i = 0; i < hex.length(); i++) {
      if (!HexFormat.isHexDigit(hex.charAt(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new ObjectId(HexFormat.of().parseHex(hex)));
  }

  /// Its bytes, as a copy.
  public byte[] toBytes() {
    return bytes.clone();
  }

  /// Its bytes, written to `to`.
  public void copyTo(byte[] to, int offset) {
    System.arraycopy(bytes, 0, to, offset, bytes.length);
  }

  /// Whether this is the id that stands for "no object".
  public boolean isZero() {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether the same bytes stand at `offset`.
  public boolean isAt(byte[] other, int offset) {
    return Arrays.equals(bytes, 0, bytes.length, other, offset, offset + bytes.length);
  }

  @Override
  public int compareTo(ObjectId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The id in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
