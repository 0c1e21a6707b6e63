package dev.coffre.cli.recovery;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.recovery.RecoveryKey;
import dev.coffre.scan.input.FileTree;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.identity.IdentitySources;
import dev.coffre.sops.identity.LoadedAgeKeys;
import dev.coffre.sops.identity.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries a key on every encrypted file, with no other key at hand.
///
/// @param opened the files that it opens, MAC and all
/// @param closed those that it does not, and why
record Opening(List<String> opened, List<String> closed) {
  private static final String CIPHERTEXT = "ENC[AES256_GCM,";

  Opening {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
  }

  static Opening of(Host host, RecoveryKey key, List<String> paths) throws FileFailure {
    var opened = new ArrayList<String>();
    var closed = new ArrayList<String>();
    var ring = ring(host, key);
    for (var name : encrypted(host, paths)) {
      var file = SecretFile.read(host, name, Optional.empty());
      if (!file.isEncrypted()) {
        continue;
      }
      try (var _ =
          new Sops(host.randomness(), host.clock())
              .decrypt(file.parsed(), ring, MacCheck.REQUIRED)) {
        opened.add(name);
      } catch (SopsException e) {
        closed.add(name);
      }
    }
    return new Opening(opened, closed);
  }

  private static List<String> encrypted(Host host, List<String> paths) throws FileFailure {
    var names = new LinkedHashSet<String>();
    for (var path : paths) {
      try {
        for (var file : FileTree.files(host.resolve(path))) {
          if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .contains(CIPHERTEXT)) {
            names.add(host.shown(file));
          }
        }
      } catch (IOException e) {
        throw new FileFailure(path, e);
      }
    }
    return List.copyOf(names);
  }

  /// The key alone: an environment that holds nothing else.
  private static KeyRing ring(Host host, RecoveryKey key) {
    try (var text = key.text()) {
      var identity = text.expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      var surroundings =
          new Surroundings(
              Map.of("SOPS_AGE_KEY", identity),
              Surroundings.OperatingSystem.UNIX,
              (command, variables) -> {
                throw new IOException("no command is run here");
              });
      var parser = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
      var keys =
          new LoadedAgeKeys(
              new IdentitySources(surroundings, parser),
              new RecipientParser(PluginHost.none()),
              host.randomness());
      return new KeyRing(keys, host.randomness());
    }
  }
}
