package dev.coffre.age;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphraseIdentity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An identity file that is itself an age file under a passphrase. The passphrase is asked for only
/// once, and only when the identities are needed.
final class ProtectedIdentities implements Identity {

  /// Reads the identities once they are decrypted.
  interface Reader {
    List<Identity> read(byte[] content) throws AgeException.InvalidKey;
  }

  private final String name;
  private final byte[] file;
  private final PassphrasePrompt prompt;
  private final Reader reader;
  private Optional<List<Identity>> opened = Optional.empty();

  ProtectedIdentities(String name, byte[] file, PassphrasePrompt prompt, Reader reader) {
    this.name = name;
    this.file = file;
    this.prompt = prompt;
    this.reader = reader;
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    for (var identity : opened()) {
      var fileKey = identity.unwrap(stanzas);
      if (fileKey.isPresent()) {
        return fileKey;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Recipient> recipients() throws AgeException {
    var recipients = new ArrayList<Recipient>();
    for (var identity : opened()) {
      recipients.addAll(identity.recipients());
    }
    return recipients;
  }

  private synchronized List<Identity> opened() throws AgeException {
    if (opened.isEmpty()) {
      opened = Optional.of(open());
    }
    return opened.get();
  }

  private List<Identity> open() throws AgeException {
    try (var passphrase = new PassphraseIdentity(prompt.ask("identity file \"" + name + "\""));
        var content = Age.decrypt(file, List.of(passphrase))) {
      return content.expose(reader::read);
    } catch (AgeException.NoIdentityMatch e) {
      throw new AgeException.InvalidKey(
          e.stanzaTypes().equals(List.of("scrypt"))
              ? "identity file \"" + name + "\": incorrect passphrase"
              : "identity file \"" + name + "\" is encrypted but not with a passphrase");
    } catch (AgeException e) {
      throw new AgeException.InvalidKey(
          "failed to decrypt identity file \"" + name + "\": " + e.getMessage());
    } catch (IOException e) {
      throw new AgeException.InvalidKey("could not read passphrase: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    opened.ifPresent(identities -> identities.forEach(Identity::close));
  }

  @Override
  public String toString() {
    return "ProtectedIdentities";
  }
}
