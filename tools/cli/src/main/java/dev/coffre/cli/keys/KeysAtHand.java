package dev.coffre.cli.keys;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.Host;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.identity.IdentitySources;
import dev.coffre.sops.identity.LoadedAgeKeys;
import dev.coffre.sops.identity.Surroundings;
import dev.coffre.sops.identity.Surroundings.OperatingSystem;
import java.io.IOException;

/// Makes the key ring of whoever runs the program: identities from the places of sops, passphrases
/// from the terminal. Nothing is looked for before it is needed, and then once.
public final class KeysAtHand {
  private KeysAtHand() {}

  /// The key ring of the host's user.
  public static KeyRing of(Host host) {
    return new KeyRing(age(host), host.randomness());
  }

  private static LoadedAgeKeys age(Host host) {
    var system = OperatingSystem.named(System.getProperty("os.name", ""));
    var surroundings = new Surroundings(host.environment(), system, new KeyCommands(host));
    var identities = new IdentityParser(PluginHost.none(), prompt(host));
    return new LoadedAgeKeys(
        new IdentitySources(surroundings, identities),
        new RecipientParser(PluginHost.none()),
        host.randomness());
  }

  private static PassphrasePrompt prompt(Host host) {
    return what -> {
      if (!host.terminal().isPresent()) {
        throw new IOException("the passphrase of " + what + " is needed and there is no terminal");
      }
      return host.terminal().readHidden("Passphrase of " + what + ": ");
    };
  }
}
