package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.crypto.Hpke;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A private key file of OpenSSH (its PROTOCOL.key), with one key.
///
/// @param options salt and rounds of the passphrase's key derivation
/// @param privatePart encrypted if a cipher is named
@SuppressWarnings("ArrayRecordComponent") // never compared
record OpenSshFile(String cipher, byte[] options, SshPublicKey key, byte[] privatePart) {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  static OpenSshFile parse(byte[] content) throws InvalidKey {
    if (content.length < MAGIC.length
        || !Arrays.equals(MAGIC, Arrays.copyOf(content, MAGIC.length))) {
      throw new InvalidKey("malformed SSH identity: not an OpenSSH key");
    }
    var reader = new SshReader(Arrays.copyOfRange(content, MAGIC.length, content.length));
    var cipher = reader.text();
    var derivation = reader.text();
    var options = reader.bytes();
    if (reader.number() != 1) {
      throw new InvalidKey("malformed SSH identity: not exactly one key");
    }
    var key = SshPublicKey.parse(reader.bytes());
    var body = reader.bytes();
    boolean plain = cipher.equals("none") && derivation.equals("none");
    if (!plain && !derivation.equals("bcrypt")) {
      throw new InvalidKey("unsupported key derivation of an SSH identity");
    }
    // GCM's tag stands behind the encrypted part.
    return new OpenSshFile(cipher, options, key, Hpke.join(body, reader.rest()));
  }

  Identity identity(String name, PassphrasePrompt prompt) throws InvalidKey {
    if (cipher.equals("none")) {
      return privateKey(privatePart);
    }
    return new LockedSshIdentity(
        key.type(),
        Optional.of(key),
        () ->
            privateKey(
                OpenSshCipher.decrypt(
                    cipher, options, privatePart, Passphrases.ask(name, prompt))));
  }

  /// @param part decrypted; wiped afterwards
  private Identity privateKey(byte[] part) throws InvalidKey {
    try {
      var reader = new SshReader(part);
      int check = reader.number();
      if (check != reader.number()) {
        throw new InvalidKey("failed to decrypt SSH key file: incorrect passphrase");
      }
      if (!reader.text().equals(key.type())) {
        throw new InvalidKey("mismatched private and public SSH key");
      }
      var identity =
          switch (key) {
            case SshPublicKey.Ed25519 _ -> ed25519(reader);
            case SshPublicKey.Rsa _ -> rsa(reader);
          };
      if (!Arrays.equals(identity.key().blob(), key.blob())) {
        identity.close();
        throw new InvalidKey("mismatched private and public SSH key");
      }
      return identity;
    } finally {
      Arrays.fill(part, (byte) 0);
    }
  }

  private static SshIdentity ed25519(SshReader reader) throws InvalidKey {
    reader.bytes(); // the public key
    var pair = reader.bytes();
    if (pair.length != 64) {
      throw new InvalidKey("malformed SSH identity: key of wrong length");
    }
    var seed = Arrays.copyOf(pair, 32);
    Arrays.fill(pair, (byte) 0);
    return SshPrivateKeys.ed25519(seed);
  }

  private static SshIdentity rsa(SshReader reader) throws InvalidKey {
    try {
      return SshPrivateKeys.rsa(
          SshPrivateKeys.rsaNumbers(
              reader.integer(),
              reader.integer(),
              reader.integer(),
              reader.integer(),
              reader.integer(),
              reader.integer()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InvalidKey("malformed SSH identity: not an RSA key");
    }
  }

  @Override
  public String toString() {
    return "OpenSshFile[" + key.type() + ", " + cipher + "]";
  }
}
