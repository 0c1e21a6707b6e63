package dev.coffre.cli.age;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphraseIdentity;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A passphrase that is asked for only if the file has one.
record TypedPassphrase(Passphrases passphrases) implements Identity {

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    boolean any = stanzas.stream().anyMatch(stanza -> stanza.type().equals("scrypt"));
    if (!any) {
      return Optional.empty();
    }
    if (stanzas.size() != 1) {
      throw new AgeException.MalformedStanza("scrypt", "an scrypt recipient must be the only one");
    }
    try (var identity = new PassphraseIdentity(passphrases.ask("Enter passphrase:"))) {
      var fileKey = identity.unwrap(stanzas);
      if (fileKey.isEmpty()) {
        throw new AgeException.InvalidKey("incorrect passphrase");
      }
      return fileKey;
    } catch (AgeException e) {
      throw e;
    } catch (IOException e) {
      throw new AgeException.InvalidKey("could not read passphrase: " + e.getMessage());
    }
  }
}
