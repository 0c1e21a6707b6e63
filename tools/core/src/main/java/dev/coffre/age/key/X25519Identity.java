package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.crypto.Hkdf;
import dev.coffre.crypto.X25519;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The classic private key, `AGE-SECRET-KEY-1…` (C2SP age, "The X25519 recipient type").
public final class X25519Identity implements Identity {
  private static final String PREFIX = "AGE-SECRET-KEY-";
  private static final byte[] LABEL =
      "age-encryption.org/v1/X25519".getBytes(StandardCharsets.US_ASCII);

  private final SecretBytes scalar;
  private final byte[] point;

  private X25519Identity(SecretBytes scalar) {
    this.scalar = scalar;
    this.point = scalar.expose(X25519::publicKey);
  }

  /// A new key.
  public static X25519Identity generate(Randomness randomness) {
    return new X25519Identity(SecretBytes.adopt(randomness.bytes(X25519.LENGTH)));
  }

  /// Reads `AGE-SECRET-KEY-1…`.
  ///
  /// @throws AgeException.InvalidKey if it is anything else
  public static X25519Identity parse(String text) throws AgeException.InvalidKey {
    return new X25519Identity(
        SecretBytes.adopt(KeyText.decode(text, PREFIX, X25519.LENGTH, "identity")));
  }

  /// The public key.
  public X25519Recipient recipient() {
    return new X25519Recipient(point);
  }

  @Override
  public List<Recipient> recipients() {
    return List.of(recipient());
  }

  /// The text form, `AGE-SECRET-KEY-1…`, for the file it is kept in.
  public SecretBytes text() {
    return scalar.expose(bytes ->
        SecretBytes.adopt(Bech32.encode(PREFIX, bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var stanza : stanzas) {
      if (stanza.type().equals(X25519Recipient.TYPE)) {
        var fileKey = unwrap(stanza);
        if (fileKey.isPresent()) {
          return fileKey;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<SecretBytes> unwrap(Stanza stanza) throws AgeException {
    StanzaBody.check(stanza, 1);
    var share = StanzaBody.argument(stanza, 0, X25519.LENGTH);
    var secret =
        scalar
            .expose(bytes -> X25519.agree(bytes, share))
            .orElseThrow(
                () -> new AgeException.MalformedStanza(stanza.type(), "share of low order"));
    var key = wrappingKey(secret, share, point);
    var fileKey = StanzaBody.open(stanza, key);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return fileKey;
  }

  /// The key that seals the file key: HKDF-SHA-256 of the shared secret, salted with the ephemeral
  /// share and the recipient.
  static byte[] wrappingKey(byte[] secret, byte[] share, byte[] point) {
    var salt = Arrays.copyOf(share, 2 * X25519.LENGTH);
    System.arraycopy(point, 0, salt, X25519.LENGTH, X25519.LENGTH);
    return Hkdf.key(secret, salt, LABEL);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public void close() {
    scalar.close();
  }

  /// The recipient, never the key.
  @Override
  public String toString() {
    return "X25519Identity[" + recipient() + "]";
  }
}
