package dev.coffre.age.key;

import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A passphrase that opens files (C2SP age, "The scrypt recipient type").
public final class PassphraseIdentity implements Identity {
  /// The highest cost that is accepted from a file: about 15 seconds and 4 GiB of memory. Beyond
  /// it, a file could keep a machine busy for as long as its maker likes.
  public static final int MAX_WORK_FACTOR = 22;

  private final SecretBytes passphrase;

  /// A passphrase.
  ///
  /// @param passphrase taken over: closed with this
  public PassphraseIdentity(SecretBytes passphrase) {
    this.passphrase = passphrase;
  }

  /// @throws AgeException.MalformedStanza also if a passphrase is not the file's only recipient
  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var stanza : stanzas) {
      if (stanza.type().equals(PassphraseRecipient.TYPE)) {
        if (stanzas.size() != 1) {
          throw new AgeException.MalformedStanza(
              stanza.type(), "an scrypt recipient must be the only one");
        }
        return unwrap(stanza);
      }
    }
    return Optional.empty();
  }

  private Optional<SecretBytes> unwrap(Stanza stanza) throws AgeException {
    StanzaBody.check(stanza, 2);
    var salt = StanzaBody.argument(stanza, 0, PassphraseRecipient.SALT);
    var key = key(salt, workFactor(stanza));
    var fileKey = StanzaBody.open(stanza, key);
    Arrays.fill(key, (byte) 0);
    return fileKey;
  }

  private byte[] key(byte[] salt, int workFactor) throws AgeException {
    try {
      return PassphraseRecipient.key(passphrase, salt, workFactor);
    } catch (OutOfMemoryError e) {
      // Of one allocation, whose size the file chose.
      throw new AgeException.MalformedStanza(
          PassphraseRecipient.TYPE,
          "work factor " + workFactor + " takes more memory than there is");
    }
  }

  private static int workFactor(Stanza stanza) throws AgeException {
    var text = stanza.arguments().get(1);
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.startsWith("0")) {
      throw new AgeException.MalformedStanza(stanza.type(), "work factor encoding invalid");
    }
    if (text.length() > 2 || Integer.parseInt(text) > MAX_WORK_FACTOR) {
      throw new AgeException.MalformedStanza(
          stanza.type(), "work factor too large: more than " + MAX_WORK_FACTOR);
    }
    return Integer.parseInt(text);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public void close() {
    passphrase.close();
  }

  @Override
  public String toString() {
    return "PassphraseIdentity";
  }
}
