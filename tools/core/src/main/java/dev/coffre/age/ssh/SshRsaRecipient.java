package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.age.key.Wrapping;
import dev.coffre.crypto.RsaOaep;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// An `ssh-rsa` public key: the file key in RSA-OAEP.
final class SshRsaRecipient implements Recipient {
  static final byte[] LABEL = "age-encryption.org/v1/ssh-rsa".getBytes(StandardCharsets.US_ASCII);

  private final SshPublicKey.Rsa key;

  SshRsaRecipient(SshPublicKey.Rsa key) {
    this.key = key;
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws InvalidKey {
    try {
      var body =
          fileKey.expose(
              bytes -> RsaOaep.encrypt(key.modulus(), key.exponent(), LABEL, bytes, randomness));
      return new Wrapping(List.of(new Stanza(key.type(), List.of(key.tag()), body)), Set.of());
    } catch (IllegalArgumentException e) {
      // A prime or a multiple of a small one, for example: anyone could find the private key.
      throw new InvalidKey("malformed SSH key: not an RSA key");
    }
  }

  /// The text form, `ssh-rsa …`.
  @Override
  public String toString() {
    return key.line();
  }
}
