package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.crypto.Hpke;
import dev.coffre.crypto.XWing;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// The hybrid post-quantum public key, `age1pq1…` (C2SP age, "The mlkem768x25519 recipient type"):
/// safe as long as either ML-KEM-768 or X25519 is.
public final class HybridRecipient implements Recipient {
  static final String TYPE = "mlkem768x25519";
  static final byte[] INFO =
      "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
  private static final String PREFIX = "age1pq";

  private final byte[] key;

  HybridRecipient(byte[] key) {
    this.key = key;
  }

  /// Reads `age1pq1…` (1,959 characters).
  ///
  /// @throws AgeException.InvalidKey if it is anything else
  public static HybridRecipient parse(String text) throws AgeException.InvalidKey {
    var key = KeyText.decode(text, PREFIX, XWing.PUBLIC_KEY, "recipient");
    if (!XWing.isPublicKey(key)) {
      throw new AgeException.InvalidKey("malformed recipient: invalid ML-KEM-768 public key");
    }
    return new HybridRecipient(key);
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws AgeException {
    var encapsulation =
        XWing.encapsulate(key, randomness)
            .orElseThrow(() -> new AgeException.InvalidKey("the recipient is a low-order point"));
    try (encapsulation) {
      var body =
          fileKey.expose(
              bytes -> Hpke.seal(Hpke.MLKEM768_X25519, encapsulation.secret(), INFO, bytes));
      var stanza =
          new Stanza(TYPE, List.of(UnpaddedBase64.encode(encapsulation.encapsulated())), body);
      return new Wrapping(List.of(stanza), Set.of(Wrapping.POST_QUANTUM));
    }
  }

  /// The text form, `age1pq1…`.
  @Override
  public String toString() {
    return Bech32.encode(PREFIX, key);
  }
}
