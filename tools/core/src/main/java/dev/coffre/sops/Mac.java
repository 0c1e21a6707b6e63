package dev.coffre.sops;

import dev.coffre.crypto.Sha512;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.PlainText;
import java.util.HexFormat;

/// The hash over all plain values in file order that SOPS calls MAC: SHA-512, unkeyed, stored
/// encrypted. Comments, keys and nulls are not part of it.
final class Mac {
  /// SHA-256 of `sops`: starts the hash of files that leave unencrypted values out, so that the two
  /// kinds never agree.
  private static final byte[] ONLY_ENCRYPTED =
      HexFormat.of().parseHex("8a3fd2ad54ce66527b1034f3d147be0b0b975b3bf44f72c6fdadec8176f27d69");

  private final boolean onlyEncrypted;
  private final Sha512 digest = new Sha512();

  Mac(boolean onlyEncrypted) {
    this.onlyEncrypted = onlyEncrypted;
    if (onlyEncrypted) {
      digest.update(ONLY_ENCRYPTED);
    }
  }

  /// Takes in a plain value.
  ///
  /// @param encrypted whether it is encrypted in the file
  void add(Value value, boolean encrypted) {
    if (encrypted || !onlyEncrypted) {
      PlainText.expose(
          value,
          bytes -> {
            digest.update(bytes);
            return bytes.length;
          });
    }
  }

  /// The hash in upper-case hex; the walk is over then.
  String text() {
    return HexFormat.of().withUpperCase().formatHex(digest.digest());
  }
}
