package dev.coffre.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// HPKE in base mode (RFC 9180) with HKDF-SHA-256 and ChaCha20-Poly1305, for a single message. The
/// key encapsulation has already happened: its shared secret comes in.
public final class Hpke {
  /// DHKEM(P-256, HKDF-SHA256).
  public static final int DHKEM_P256 = 0x0010;

  /// ML-KEM-768 with P-256 (draft-ietf-hpke-pq).
  public static final int MLKEM768_P256 = 0x0050;

  /// ML-KEM-768 with X25519, also called X-Wing (draft-connolly-cfrg-xwing-kem).
  public static final int MLKEM768_X25519 = 0x647a;

  private static final byte[] EMPTY = {};
  private static final byte[] VERSION = ascii("HPKE-v1");

  private Hpke() {}

  /// Seals `plaintext` with sequence number 0 and no associated data.
  ///
  /// @param kem one of the constants
  public static byte[] seal(int kem, byte[] secret, byte[] info, byte[] plaintext) {
    return with(kem, secret, info, (key, nonce) -> ChaCha20Poly1305.seal(key, nonce, plaintext));
  }

  /// Opens what {@link #seal} made; empty if the secret or the text is another.
  public static Optional<byte[]> open(int kem, byte[] secret, byte[] info, byte[] sealed) {
    return with(kem, secret, info, (key, nonce) -> ChaCha20Poly1305.open(key, nonce, sealed));
  }

  /// The shared secret of DHKEM (RFC 9180, section 4.1).
  ///
  /// @param exchanged the Diffie-Hellman result
  /// @param context the encapsulated and the recipient's public key, joined
  static byte[] dhkemSecret(byte[] exchanged, byte[] context) {
    var suite = new byte[] {'K', 'E', 'M', 0, DHKEM_P256};
    var prk = extract(suite, EMPTY, "eae_prk", exchanged);
    var secret = expand(suite, prk, "shared_secret", context, 32);
    Arrays.fill(prk, (byte) 0);
    return secret;
  }

  private interface Aead<R> {
    R apply(byte[] key, byte[] nonce);
  }

  /// The key schedule (section 5.1) without a pre-shared key.
  private static <R> R with(int kem, byte[] secret, byte[] info, Aead<R> aead) {
    var suite = new byte[] {'H', 'P', 'K', 'E', (byte) (kem >>> 8), (byte) kem, 0, 1, 0, 3};
    var pskIdHash = extract(suite, EMPTY, "psk_id_hash", EMPTY);
    var infoHash = extract(suite, EMPTY, "info_hash", info);
    var context = join(new byte[] {0}, pskIdHash, infoHash);
    var prk = extract(suite, secret, "secret", EMPTY);
    var key = expand(suite, prk, "key", context, 32);
    var nonce = expand(suite, prk, "base_nonce", context, ChaCha20Poly1305.NONCE);
    try {
      return aead.apply(key, nonce);
    } finally {
      Arrays.fill(prk, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] extract(byte[] suite, byte[] salt, String label, byte[] secret) {
    return HmacSha256.mac(salt, VERSION, suite, ascii(label), secret);
  }

  /// At most one block of output.
  private static byte[] expand(byte[] suite, byte[] prk, String label, byte[] info, int length) {
    var size = new byte[] {0, (byte) length};
    var out = HmacSha256.mac(prk, size, VERSION, suite, ascii(label), info, new byte[] {1});
    var piece = Arrays.copyOf(out, length);
    Arrays.fill(out, (byte) 0);
    return piece;
  }

  /// The concatenation of `parts`.
  public static byte[] join(byte[]... parts) {
    int length = 0;
    for (var part : parts) {
      length += part.length;
    }
    var joined = new byte[length];
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
