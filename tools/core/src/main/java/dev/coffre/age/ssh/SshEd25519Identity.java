package dev.coffre.age.ssh;

import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Stanza;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.crypto.X25519;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An Ed25519 private key.
final class SshEd25519Identity implements SshIdentity {
  private final SecretBytes scalar;
  private final SshPublicKey.Ed25519 key;

  /// @param scalar the X25519 scalar of the key, taken over
  SshEd25519Identity(SecretBytes scalar, SshPublicKey.Ed25519 key) {
    this.scalar = scalar;
    this.key = key;
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var stanza : stanzas) {
      if (stanza.type().equals(key.type())) {
        var share = share(stanza);
        if (stanza.arguments().getFirst().equals(key.tag())) {
          return Optional.of(open(stanza, share));
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public SshPublicKey key() {
    return key;
  }

  private static byte[] share(Stanza stanza) throws AgeException {
    if (stanza.arguments().size() != 2) {
      throw new AgeException.MalformedStanza(stanza.type(), "wrong number of arguments");
    }
    try {
      var share = UnpaddedBase64.decode(stanza.arguments().get(1));
      if (share.length == X25519.LENGTH) {
        return share;
      }
    } catch (MalformedTextException e) {
      throw new AgeException.MalformedStanza(stanza.type(), e.getMessage());
    }
    throw new AgeException.MalformedStanza(stanza.type(), "share of wrong length");
  }

  /// The tag says that the stanza is for this key, so that what does not open is damaged.
  private SecretBytes open(Stanza stanza, byte[] share) throws AgeException {
    var wrappingKey =
        scalar
            .expose(bytes -> SshEd25519Recipient.wrappingKey(bytes, share, share, key))
            .orElseThrow(
                () -> new AgeException.MalformedStanza(stanza.type(), "share of low order"));
    var fileKey = ChaCha20Poly1305.open(wrappingKey, ChaCha20Poly1305.zeroNonce(), stanza.body());
    Arrays.fill(wrappingKey, (byte) 0);
    return fileKey
        .map(SecretBytes::adopt)
        .orElseThrow(
            () -> new AgeException.MalformedStanza(stanza.type(), "failed to decrypt file key"));
  }

  @Override
  public void close() {
    scalar.close();
  }

  @Override
  public String toString() {
    return "SshEd25519Identity";
  }
}
