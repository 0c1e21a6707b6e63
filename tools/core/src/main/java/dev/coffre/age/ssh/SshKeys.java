package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.Recipient;
import java.util.Optional;

/// Reads SSH keys.
public final class SshKeys {
  private SshKeys() {}

  /// Reads a public key as it stands in `authorized_keys`: `ssh-ed25519 …` or `ssh-rsa …` of 2048
  /// bits or more.
  ///
  /// @throws InvalidKey if it is anything else
  public static Recipient recipient(String line) throws InvalidKey {
    return SshPublicKey.parseLine(line).recipient();
  }

  /// Reads a private key file: OpenSSH's own format or PEM (PKCS #1 or #8), encrypted or not.
  ///
  /// @param name the file's, for the prompt
  /// @throws InvalidKey if it is anything else
  public static Identity identity(String name, byte[] content, PassphrasePrompt prompt)
      throws InvalidKey {
    var pem = Pem.parse(content);
    if (pem.label().equals("OPENSSH PRIVATE KEY")) {
      return OpenSshFile.parse(pem.body()).identity(name, prompt);
    }
    if (pem.encrypted()) {
      return new LockedSshIdentity(
          SshPublicKey.Rsa.TYPE,
          Optional.empty(),
          () ->
              PemKeys.identity(pem.label(), PemCipher.decrypt(pem, Passphrases.ask(name, prompt))));
    }
    return PemKeys.identity(pem.label(), pem.body());
  }
}
