package dev.coffre.age.ssh;

import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.age.key.Wrapping;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.crypto.Hkdf;
import dev.coffre.crypto.Hpke;
import dev.coffre.crypto.X25519;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An `ssh-ed25519` public key: X25519 on the same point, the result tied to the SSH key by a
/// tweak.
final class SshEd25519Recipient implements Recipient {
  private static final byte[] LABEL =
      "age-encryption.org/v1/ssh-ed25519".getBytes(StandardCharsets.US_ASCII);

  private final SshPublicKey.Ed25519 key;

  SshEd25519Recipient(SshPublicKey.Ed25519 key) {
    this.key = key;
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws AgeException {
    var ephemeral = randomness.bytes(X25519.LENGTH);
    var share = X25519.publicKey(ephemeral);
    var wrappingKey =
        wrappingKey(ephemeral, key.point(), share, key)
            .orElseThrow(() -> new AgeException.InvalidKey("the recipient is a low-order point"));
    Arrays.fill(ephemeral, (byte) 0);
    var body =
        fileKey.expose(
            bytes -> ChaCha20Poly1305.seal(wrappingKey, ChaCha20Poly1305.zeroNonce(), bytes));
    Arrays.fill(wrappingKey, (byte) 0);
    var arguments = List.of(key.tag(), UnpaddedBase64.encode(share));
    return new Wrapping(List.of(new Stanza(key.type(), arguments, body)), Set.of());
  }

  /// The key that seals the file key, from one side's scalar and the other's point; empty if the
  /// point has small order.
  static Optional<byte[]> wrappingKey(
      byte[] scalar, byte[] point, byte[] share, SshPublicKey.Ed25519 recipient) {
    var tweak = Hkdf.key(new byte[0], recipient.blob(), LABEL);
    return X25519
        .agree(scalar, point)
        .flatMap(untweaked -> {
          var secret = X25519.agree(tweak, untweaked);
          Arrays.fill(untweaked, (byte) 0);
          return secret;
        })
        .map(secret -> {
          var key = Hkdf.key(secret, Hpke.join(share, recipient.point()), LABEL);
          Arrays.fill(secret, (byte) 0);
          return key;
        });
  }

  /// The text form, `ssh-ed25519 …`.
  @Override
  public String toString() {
    return key.line();
  }
}
