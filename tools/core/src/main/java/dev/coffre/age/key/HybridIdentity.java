package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.crypto.Hpke;
import dev.coffre.crypto.XWing;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The hybrid post-quantum private key, `AGE-SECRET-KEY-PQ-1…`: a 32-byte seed.
public final class HybridIdentity implements Identity {
  private static final String PREFIX = "AGE-SECRET-KEY-PQ-";

  private final SecretBytes seed;

  private HybridIdentity(SecretBytes seed) {
    this.seed = seed;
  }

  /// A new key.
  public static HybridIdentity generate(Randomness randomness) {
    return new HybridIdentity(SecretBytes.adopt(randomness.bytes(XWing.SEED)));
  }

  /// Reads `AGE-SECRET-KEY-PQ-1…`.
  ///
  /// @throws AgeException.InvalidKey if it is anything else
  public static HybridIdentity parse(String text) throws AgeException.InvalidKey {
    return new HybridIdentity(
        SecretBytes.adopt(KeyText.decode(text, PREFIX, XWing.SEED, "identity")));
  }

  /// The public key.
  public HybridRecipient recipient() {
    return new HybridRecipient(seed.expose(XWing::publicKey));
  }

  @Override
  public List<Recipient> recipients() {
    return List.of(recipient());
  }

  /// The text form, `AGE-SECRET-KEY-PQ-1…`, for the file it is kept in.
  public SecretBytes text() {
    return seed.expose(bytes ->
        SecretBytes.adopt(Bech32.encode(PREFIX, bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var stanza : stanzas) {
      if (stanza.type().equals(HybridRecipient.TYPE)) {
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
    var ciphertext = StanzaBody.argument(stanza, 0, XWing.CIPHERTEXT);
    var secret =
        seed.expose(bytes -> XWing.decapsulate(bytes, ciphertext))
            .orElseThrow(
                () -> new AgeException.MalformedStanza(stanza.type(), "share of low order"));
    var fileKey = Hpke.open(Hpke.MLKEM768_X25519, secret, HybridRecipient.INFO, stanza.body());
    Arrays.fill(secret, (byte) 0);
    return fileKey.map(SecretBytes::adopt);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public void close() {
    seed.close();
  }

  /// Says what it is, never the key.
  @Override
  public String toString() {
    return "HybridIdentity";
  }
}
