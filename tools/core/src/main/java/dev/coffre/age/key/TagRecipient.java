package dev.coffre.age.key;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.crypto.Encapsulation;
import dev.coffre.crypto.HmacSha256;
import dev.coffre.crypto.Hpke;
import dev.coffre.crypto.P256;
import dev.coffre.crypto.Sha256;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// A P-256 key in hardware, `age1tag1…` or, with ML-KEM-768, `age1tagpq1…` (C2SP age, "Tagged
/// recipients"). A tag in the stanza lets the hardware's plugin find its stanza without being
/// touched for every other; decryption is the plugin's, encryption needs none.
public final class TagRecipient implements Recipient {
  private static final String CLASSIC_PREFIX = "age1tag";
  private static final String HYBRID_PREFIX = "age1tagpq";

  /// The two kinds.
  private enum Kind {
    CLASSIC("p256tag", Hpke.DHKEM_P256),
    HYBRID("mlkem768p256tag", Hpke.MLKEM768_P256);

    private final String type;
    private final int kem;

    Kind(String type, int kem) {
      this.type = type;
      this.kem = kem;
    }

    private Set<String> labels() {
      return switch (this) {
        case CLASSIC -> Set.of();
        case HYBRID -> Set.of(Wrapping.POST_QUANTUM);
      };
    }

    private byte[] label() {
      return ("age-encryption.org/" + type).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private final Kind kind;
  private final byte[] key;
  private final byte[] tagged;

  /// @param key what is encapsulated to: an uncompressed point or a hybrid public key
  /// @param tagged what the tag is made from: a compressed point, or the point of the hybrid key
  private TagRecipient(Kind kind, byte[] key, byte[] tagged) {
    this.kind = kind;
    this.key = key;
    this.tagged = tagged;
  }

  /// Whether `text` looks like one.
  public static boolean claims(String text) {
    return text.startsWith(CLASSIC_PREFIX + "1") || text.startsWith(HYBRID_PREFIX + "1");
  }

  /// Reads `age1tag1…` or `age1tagpq1…`.
  ///
  /// @throws AgeException.InvalidKey if it is anything else
  public static TagRecipient parse(String text) throws AgeException.InvalidKey {
    if (text.startsWith(HYBRID_PREFIX + "1")) {
      var key = KeyText.decode(text, HYBRID_PREFIX, P256.HYBRID_PUBLIC_KEY, "recipient");
      if (!P256.isHybridPublicKey(key)) {
        throw new AgeException.InvalidKey("malformed recipient: invalid public key");
      }
      return new TagRecipient(Kind.HYBRID, key, P256.classicHalf(key));
    }
    var compressed = KeyText.decode(text, CLASSIC_PREFIX, P256.COMPRESSED, "recipient");
    var key =
        P256.uncompress(compressed)
            .orElseThrow(
                () -> new AgeException.InvalidKey("malformed recipient: invalid public key"));
    return new TagRecipient(Kind.CLASSIC, key, compressed);
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) {
    try (var encapsulation = encapsulate(randomness)) {
      var body =
          fileKey.expose(bytes -> Hpke.seal(kind.kem, encapsulation.secret(), kind.label(), bytes));
      var arguments =
          List.of(
              UnpaddedBase64.encode(tag(encapsulation.encapsulated())),
              UnpaddedBase64.encode(encapsulation.encapsulated()));
      return new Wrapping(List.of(new Stanza(kind.type, arguments, body)), kind.labels());
    }
  }

  private Encapsulation encapsulate(Randomness randomness) {
    return switch (kind) {
      case CLASSIC -> P256.encapsulate(key, randomness);
      case HYBRID -> P256.encapsulateHybrid(key, randomness);
    };
  }

  /// Four bytes that the key's owner can compute and nobody else can tell from random.
  private byte[] tag(byte[] encapsulated) {
    var hash = Arrays.copyOf(new Sha256().update(tagged).digest(), 4);
    return Arrays.copyOf(HmacSha256.mac(kind.label(), encapsulated, hash), 4);
  }

  /// The text form.
  @Override
  public String toString() {
    return switch (kind) {
      case CLASSIC -> Bech32.encode(CLASSIC_PREFIX, tagged);
      case HYBRID -> Bech32.encode(HYBRID_PREFIX, key);
    };
  }
}
