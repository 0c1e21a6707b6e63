package dev.coffre.git.object;

import java.util.Arrays;

/// An object as it was read.
///
/// The content is not copied: readers share it, and nobody may change it.
public final class GitObject {
  private final ObjectKind kind;
  private final byte[] content;
  private final int length;

  /// @param content holds at least `length` bytes; what follows them is nobody's
  public GitObject(ObjectKind kind, byte[] content, int length) {
    this.kind = kind;
    this.content = content;
    this.length = length;
  }

  public ObjectKind kind() {
    return kind;
  }

  /// The bytes, of which only the first [#length()] count.
  public byte[] content() {
    return content;
  }

  public int length() {
    return length;
  }

  /// The bytes, as a copy of the right length.
  public byte[] toBytes() {
    return Arrays.copyOf(content, length);
  }
}
