package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Stanza;
import dev.coffre.crypto.RsaOaep;
import dev.coffre.secret.SecretBytes;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/// An RSA private key. BouncyCastle holds its numbers, which cannot be wiped.
final class SshRsaIdentity implements SshIdentity {
  private final RSAPrivateCrtKeyParameters secret;
  private final SshPublicKey.Rsa key;

  SshRsaIdentity(RSAPrivateCrtKeyParameters secret, SshPublicKey.Rsa key) {
    this.secret = secret;
    this.key = key;
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var stanza : stanzas) {
      if (stanza.type().equals(key.type())) {
        if (stanza.arguments().size() != 1) {
          throw new AgeException.MalformedStanza(stanza.type(), "wrong number of arguments");
        }
        if (stanza.arguments().getFirst().equals(key.tag())) {
          return Optional.of(open(stanza));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public SshPublicKey key() {
    return key;
  }

  /// The tag says that the stanza is for this key, so that what does not open is damaged.
  private SecretBytes open(Stanza stanza) throws AgeException {
    return RsaOaep.decrypt(secret, SshRsaRecipient.LABEL, stanza.body())
        .map(SecretBytes::adopt)
        .orElseThrow(
            () -> new AgeException.MalformedStanza(stanza.type(), "failed to decrypt file key"));
  }

  @Override
  public String toString() {
    return "SshRsaIdentity";
  }
}
