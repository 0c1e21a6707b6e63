package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.crypto.X25519;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The classic public key, `age1…` (C2SP age, "The X25519 recipient type").
public final class X25519Recipient implements Recipient {
  static final String TYPE = "X25519";
  private static final String PREFIX = "age";

  private final byte[] point;

  X25519Recipient(byte[] point) {
    this.point = point;
  }

  /// Reads `age1…`.
  ///
  /// @throws AgeException.InvalidKey if it is anything else
  public static X25519Recipient parse(String text) throws AgeException.InvalidKey {
    return new X25519Recipient(KeyText.decode(text, PREFIX, X25519.LENGTH, "recipient"));
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws AgeException {
    var ephemeral = randomness.bytes(X25519.LENGTH);
    var share = X25519.publicKey(ephemeral);
    var secret =
        X25519
            .agree(ephemeral, point)
            .orElseThrow(() -> new AgeException.InvalidKey("the recipient is a low-order point"));
    var key = X25519Identity.wrappingKey(secret, share, point);
    var body =
        fileKey.expose(bytes -> ChaCha20Poly1305.seal(key, ChaCha20Poly1305.zeroNonce(), bytes));
    Arrays.fill(ephemeral, (byte) 0);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(key, (byte) 0);
    var stanza = new Stanza(TYPE, List.of(UnpaddedBase64.encode(share)), body);
    return new Wrapping(List.of(stanza), Set.of());
  }

  /// The text form, `age1…`.
  @Override
  public String toString() {
    return Bech32.encode(PREFIX, point);
  }
}
