package dev.coffre.cli.age;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.util.List;
import java.util.Optional;

/// A passphrase-protected identity file: if it was opened and did not match, a passphrase was typed
/// for nothing, and that is worth a warning.
record ProtectedFile(Identity identity, Runnable warning) implements Identity {

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    var fileKey = identity.unwrap(stanzas);
    if (fileKey.isEmpty()) {
      warning.run();
    }
    return fileKey;
  }

  @Override
  public List<Recipient> recipients() throws AgeException {
    return identity.recipients();
  }

  @Override
  public void close() {
    identity.close();
  }
}
