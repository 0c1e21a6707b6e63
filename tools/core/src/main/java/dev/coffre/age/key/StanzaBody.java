package dev.coffre.age.key;

import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.secret.SecretBytes;
import java.util.Optional;

/// What the stanzas of all built-in types share: base64 arguments and a sealed 16-byte file key.
final class StanzaBody {
  /// Length of a file key in bytes.
  static final int FILE_KEY = 16;

  private StanzaBody() {}

  /// The bytes of argument `index`.
  ///
  /// @throws AgeException.MalformedStanza if it is not base64 or not `length` bytes
  static byte[] argument(Stanza stanza, int index, int length) throws AgeException {
    try {
      var bytes = UnpaddedBase64.decode(stanza.arguments().get(index));
      if (bytes.length == length) {
        return bytes;
      }
    } catch (MalformedTextException e) {
      throw new AgeException.MalformedStanza(stanza.type(), e.getMessage());
    }
    throw new AgeException.MalformedStanza(stanza.type(), "argument of wrong length");
  }

  /// Checks the number of arguments and the length of the body. The latter is no formality: a body
  /// of another length could be made to open under several keys, telling an attacker which of them
  /// is in use (C2SP age, "partitioning oracle").
  static void check(Stanza stanza, int arguments) throws AgeException {
    if (stanza.arguments().size() != arguments) {
      throw new AgeException.MalformedStanza(stanza.type(), "wrong number of arguments");
    }
    if (stanza.body().length != FILE_KEY + ChaCha20Poly1305.TAG) {
      throw new AgeException.MalformedStanza(stanza.type(), "wrapped file key of wrong length");
    }
  }

  /// The file key in `stanza`, if it was sealed under `key`, which is used only once in its life.
  static Optional<SecretBytes> open(Stanza stanza, byte[] key) {
    return ChaCha20Poly1305.open(key, ChaCha20Poly1305.zeroNonce(), stanza.body())
        .map(SecretBytes::adopt);
  }
}
