package dev.coffre.cli.keys;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.Host;
import dev.coffre.cli.age.PluginProcesses;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.identity.IdentitySources;
import dev.coffre.sops.identity.LoadedAgeKeys;
import dev.coffre.sops.identity.Surroundings;
import dev.coffre.sops.identity.Surroundings.OperatingSystem;
import dev.coffre.sops.key.AgeKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the key ring of whoever runs the program: identities from the places of sops, passphrases
/// from the terminal. Nothing is looked for before it is needed, and then once.
public final class KeysAtHand {
  private KeysAtHand() {}

  /// The key ring of the host's user.
  ///
  /// @param tool the name that the messages of plugins begin with
  public static KeyRing of(Host host, String tool) {
    return new KeyRing(age(host, tool), host.randomness());
  }

  /// The file in the user's configuration where sops, and so the key ring, looks for identities;
  /// empty without a home folder.
  public static Optional<Path> file(Host host) {
    return surroundings(host).configuration().map(folder -> folder.resolve("sops/age/keys.txt"));
  }

  /// Reads recipients of every kind, those of plugins too.
  public static RecipientParser recipients(Host host, String tool) {
    return new RecipientParser(new PluginProcesses(host, tool));
  }

  /// The identities in a file.
  ///
  /// @throws AgeException.InvalidKey if there is none in it, or a line is none
  public static List<Identity> identities(Host host, String tool, Path file)
      throws IOException, AgeException.InvalidKey {
    return new IdentityParser(new PluginProcesses(host, tool), prompt(host))
        .parseFile(host.shown(file), Files.readAllBytes(file));
  }

  /// The identities in the places of sops.
  public static List<Identity> identities(Host host, String tool) {
    var parser = new IdentityParser(new PluginProcesses(host, tool), prompt(host));
    return new IdentitySources(surroundings(host), parser).fixed().identities();
  }

  /// The recipients of the identities at hand, as texts; of SSH keys too. Those behind a
  /// passphrase, a plugin or a command are not among them, unless the file of a key says its public
  /// half: nobody is asked and nothing is run.
  public static Set<String> recipients(Host host) {
    var identities = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
    var recipients = new HashSet<String>();
    for (var identity : new IdentitySources(surroundings(host), identities).fixed().identities()) {
      recipients.addAll(recipients(identity));
    }
    return recipients;
  }

  private static List<String> recipients(Identity identity) {
    try (identity) {
      return identity.recipients().stream().map(Object::toString).toList();
    } catch (AgeException locked) {
      return List.of();
    }
  }

  /// Wraps secrets for recipients and opens them with the identities at hand.
  public static AgeKeys keys(Host host) {
    return age(host, "coffre");
  }

  private static Surroundings surroundings(Host host) {
    var system = OperatingSystem.named(System.getProperty("os.name", ""));
    return new Surroundings(host.environment(), system, new KeyCommands(host));
  }

  private static LoadedAgeKeys age(Host host, String tool) {
    PluginHost plugins = new PluginProcesses(host, tool);
    var surroundings = surroundings(host);
    var identities = new IdentityParser(plugins, prompt(host));
    return new LoadedAgeKeys(
        new IdentitySources(surroundings, identities),
        new RecipientParser(plugins),
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
