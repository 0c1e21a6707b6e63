package dev.coffre.sops;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.secret.Randomness;
import dev.coffre.sops.identity.IdentitySources;
import dev.coffre.sops.identity.LoadedAgeKeys;
import dev.coffre.sops.identity.Surroundings;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// An engine with known time and randomness, and people with keys of their own.
public final class Fixture {
  public static final Randomness RANDOM = new Random(42)::nextBytes;
  public static final Sops SOPS = new Sops(RANDOM, () -> Instant.parse("2026-11-23T10:00:00.7Z"));

  /// Somebody with an age key.
  public record Person(String secretKey, MasterKey key) {
    static Person create() {
      var identity = X25519Identity.generate(RANDOM);
      var text = identity.text().expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));
      return new Person(text, MasterKey.age(identity.recipient().toString()));
    }

    public KeyRing ring() {
      return ringOf(Map.of("SOPS_AGE_KEY", secretKey));
    }
  }

  public static final Person ALICE = Person.create();
  public static final Person BOB = Person.create();

  private Fixture() {}

  static KeyRing ringOf(Map<String, String> environment) {
    var surroundings =
        new Surroundings(
            environment,
            Surroundings.OperatingSystem.UNIX,
            (command, variables) -> {
              throw new IOException("no commands here");
            });
    var parser = new IdentityParser(PluginHost.none(), PassphrasePrompt.none());
    var keys =
        new LoadedAgeKeys(
            new IdentitySources(surroundings, parser),
            new RecipientParser(PluginHost.none()),
            RANDOM);
    return new KeyRing(keys, RANDOM);
  }

  static Recipe forAlice() {
    return forAlice(Selector.DEFAULT, false);
  }

  static Recipe forAlice(Selector selector, boolean macOnlyEncrypted) {
    return new Recipe(List.of(List.of(ALICE.key())), 0, selector, macOnlyEncrypted);
  }

  static Store.Parsed json(String text) throws StoreException {
    return Format.JSON.store().parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static Store.Parsed yaml(String text) throws StoreException {
    return Format.YAML.store().parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(Format format, Tree tree) throws StoreException {
    return text(format, new Store.Parsed(tree, Optional.empty()));
  }

  public static String text(Format format, Store.Parsed file) throws StoreException {
    return new String(format.store().emit(file, format.layout()), StandardCharsets.UTF_8);
  }
}
