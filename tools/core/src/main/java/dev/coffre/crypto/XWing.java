package dev.coffre.crypto;

import dev.coffre.secret.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/// X-Wing, the hybrid of ML-KEM-768 and X25519 (draft-connolly-cfrg-xwing-kem): secret as long as
/// either of the two holds.
public final class XWing {
  /// Length of a private key (a seed) in bytes.
  public static final int SEED = 32;

  /// Length of a public key in bytes.
  public static final int PUBLIC_KEY = MlKem768.PUBLIC_KEY + X25519.LENGTH;

  /// Length of an encapsulated secret in bytes.
  public static final int CIPHERTEXT = MlKem768.CIPHERTEXT + X25519.LENGTH;

  private static final byte[] LABEL = "\\.//^\\".getBytes(StandardCharsets.US_ASCII);

  private XWing() {}

  /// Whether `key` is a public key.
  public static boolean isPublicKey(byte[] key) {
    return key.length == PUBLIC_KEY
        && MlKem768.isPublicKey(Arrays.copyOf(key, MlKem768.PUBLIC_KEY));
  }

  /// The public key of `seed`.
  public static byte[] publicKey(byte[] seed) {
    try (var expanded = expand(seed)) {
      return Hpke.join(MlKem768.publicKey(expanded.quantum()), expanded.point());
    }
  }

  /// Makes a secret for the owner of `publicKey`; empty if its X25519 half has small order.
  public static Optional<Encapsulation> encapsulate(byte[] publicKey, Randomness randomness) {
    var point = Arrays.copyOfRange(publicKey, MlKem768.PUBLIC_KEY, PUBLIC_KEY);
    var ephemeral = randomness.bytes(X25519.LENGTH);
    var share = X25519.publicKey(ephemeral);
    var agreed = X25519.agree(ephemeral, point);
    Arrays.fill(ephemeral, (byte) 0);
    return agreed.map(classic -> {
      try (var quantum =
          MlKem768.encapsulate(Arrays.copyOf(publicKey, MlKem768.PUBLIC_KEY), randomness)) {
        return new Encapsulation(
            combine(LABEL, quantum.secret(), classic, share, point),
            Hpke.join(quantum.encapsulated(), share));
      } finally {
        Arrays.fill(classic, (byte) 0);
      }
    });
  }

  /// The secret in `ciphertext` ({@link #CIPHERTEXT} bytes); one that nobody knows if it was made
  /// for another key; empty if its X25519 half has small order.
  public static Optional<byte[]> decapsulate(byte[] seed, byte[] ciphertext) {
    var share = Arrays.copyOfRange(ciphertext, MlKem768.CIPHERTEXT, CIPHERTEXT);
    try (var expanded = expand(seed)) {
      return X25519
          .agree(expanded.scalar(), share)
          .map(classic -> {
            var quantum =
                MlKem768.decapsulate(
                    expanded.quantum(), Arrays.copyOf(ciphertext, MlKem768.CIPHERTEXT));
            var secret = combine(LABEL, quantum, classic, share, expanded.point());
            Arrays.fill(quantum, (byte) 0);
            Arrays.fill(classic, (byte) 0);
            return secret;
          });
    }
  }

  /// The combiner: SHA3-256 over both secrets, the classic ciphertext and key, and a label.
  static byte[] combine(byte[] label, byte[] quantum, byte[] classic, byte[] share, byte[] key) {
    var digest = new SHA3Digest(256);
    for (var part : new byte[][] {quantum, classic, share, key, label}) {
      digest.update(part, 0, part.length);
    }
    var secret = new byte[32];
    digest.doFinal(secret, 0);
    return secret;
  }

  private static Expanded expand(byte[] seed) {
    var shake = new SHAKEDigest(256);
    shake.update(seed, 0, seed.length);
    var bytes = new byte[MlKem768.SEED + X25519.LENGTH];
    shake.doFinal(bytes, 0, bytes.length);
    var expanded =
        new Expanded(
            Arrays.copyOf(bytes, MlKem768.SEED),
            Arrays.copyOfRange(bytes, MlKem768.SEED, bytes.length));
    Arrays.fill(bytes, (byte) 0);
    return expanded;
  }

  /// The two private keys that a seed stands for, wiped when closed.
  ///
  /// @param quantum the seed of the ML-KEM-768 key
  @SuppressWarnings("ArrayRecordComponent") // lives for a few lines; never compared
  private record Expanded(byte[] quantum, byte[] scalar) implements AutoCloseable {
    private byte[] point() {
      return X25519.publicKey(scalar);
    }

    @Override
    public void close() {
      Arrays.fill(quantum, (byte) 0);
      Arrays.fill(scalar, (byte) 0);
    }

    @Override
    public String toString() {
      return "Expanded";
    }
  }
}
