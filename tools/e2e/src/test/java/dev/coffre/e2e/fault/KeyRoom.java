package dev.coffre.e2e.fault;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.identity.IdentitySources;
import dev.coffre.sops.identity.LoadedAgeKeys;
import dev.coffre.sops.identity.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Holders with keys of their own, and the registry that names them. The first is the caller.
final class KeyRoom {
  private final Workplace place;
  private final Map<String, String> recipients = new TreeMap<>();

  KeyRoom(Workplace place, List<String> names) throws Exception {
    this.place = place;
    for (var name : names) {
      place.run("age-keygen", "-o", key(name)).succeeded();
      var identities = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
      var parsed = identities.parseFile(name, Files.readAllBytes(Path.of(key(name))));
      recipients.put(name, ((X25519Identity) parsed.getFirst()).recipient().toString());
    }
  }

  /// The file with a holder's identity, outside of the repository.
  String key(String name) {
    return place.root().resolve("home").resolve(name + ".key").toString();
  }

  String recipient(String name) {
    return recipients.getOrDefault(name, "");
  }

  /// A place with this holder's key at hand.
  Workplace as(String name) {
    return place.with("SOPS_AGE_KEY_FILE", key(name));
  }

  /// What a holder opens files with, without any program of ours.
  KeyRing ring(String name) {
    var surroundings =
        new Surroundings(
            Map.of("SOPS_AGE_KEY_FILE", key(name)),
            Surroundings.OperatingSystem.named("Linux"),
            (_, _) -> new byte[0]);
    var identities = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
    var keys =
        new LoadedAgeKeys(
            new IdentitySources(surroundings, identities),
            new RecipientParser(PluginHost.none()),
            new SecureRandom()::nextBytes);
    return new KeyRing(keys, new SecureRandom()::nextBytes);
  }

  /// A registry.
  ///
  /// @param teams of each holder; whoever has none is revoked
  /// @param rules the teams of each path
  String registry(Map<String, List<String>> teams, Map<String, List<String>> rules) {
    var text = new StringBuilder("sops_yaml: generated\nteams: {a: a, b: b, c: c}\nholders:\n");
    teams.forEach((name, own) -> {
      text.append("  ").append(name).append(":\n    kind: person\n    owner: ").append(name);
      text.append("\n    teams: ").append(own.isEmpty() ? "[a]" : own.toString());
      text.append("\n    recipient: ").append(recipient(name));
      text.append("\n    created: 2026-01-01\n    unattested: a test key\n");
      text.append("    status: ").append(own.isEmpty() ? "revoked" : "active").append('\n');
    });
    text.append("rules:\n");
    rules.forEach((path, readers) ->
        text.append("  - path: ")
            .append(path)
            .append("\n    teams: ")
            .append(readers)
            .append('\n'));
    return text.toString();
  }
}
