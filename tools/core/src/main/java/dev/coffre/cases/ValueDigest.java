package dev.coffre.cases;

import dev.coffre.crypto.HmacSha256;
import dev.coffre.crypto.Sha256;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.PlainText;
import java.util.Base64;
import java.util.HexFormat;

/// Which value it is, without the value. It tells who guesses right, so it is kept in memory only;
/// what is written is its {@link #fingerprint}.
///
/// @param hex SHA-256 of the bytes that SOPS encrypts
record ValueDigest(String hex) {

  static ValueDigest of(Value value) {
    return PlainText.expose(
        value,
        bytes -> new ValueDigest(HexFormat.of().formatHex(new Sha256().update(bytes).digest())));
  }

  /// What can be written: nobody without the key can try guesses on it.
  String fingerprint(SecretBytes key) {
    return key.expose(bytes ->
        Base64.getEncoder().encodeToString(HmacSha256.mac(bytes, HexFormat.of().parseHex(hex))));
  }

  /// Not even the digest.
  @Override
  public String toString() {
    return "ValueDigest";
  }
}
