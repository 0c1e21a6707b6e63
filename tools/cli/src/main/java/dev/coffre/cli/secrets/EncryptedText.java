package dev.coffre.cli.secrets;

import dev.coffre.sops.store.ExpandedAlias;
import java.util.List;
import java.util.stream.Stream;

/// An encrypted text, and the aliases of the plain one that could not stay.
public final class EncryptedText {
  private final byte[] bytes;
  private final List<ExpandedAlias> expanded;

  EncryptedText(byte[] bytes, List<ExpandedAlias> expanded) {
    this.bytes = bytes;
    this.expanded = List.copyOf(expanded);
  }

  /// The text; the array is not copied.
  public byte[] bytes() {
    return bytes;
  }

  /// The aliases, in the order of the plain text.
  public List<ExpandedAlias> expanded() {
    return expanded;
  }

  /// The same, with those that went in an earlier step first.
  EncryptedText after(List<ExpandedAlias> earlier) {
    return new EncryptedText(bytes, Stream.concat(earlier.stream(), expanded.stream()).toList());
  }
}
