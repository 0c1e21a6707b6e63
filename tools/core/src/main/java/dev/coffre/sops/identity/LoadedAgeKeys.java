package dev.coffre.sops.identity;

import dev.coffre.age.Age;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.key.AgeKeyException;
import dev.coffre.sops.key.AgeKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The age keys of this run: identities are looked for when the first is needed, and once, however
/// many files are opened.
public final class LoadedAgeKeys implements AgeKeys {
  private static final String WRAPPING =
      "failed to create writer for encrypting sops data key with age: failed to wrap key for"
          + " recipient #0: ";

  private final RecipientParser recipients;
  private final Age age;
  private final IdentitySources sources;
  private final Supplier<Found> fixed;
  private final Map<String, Found> byCommand = new ConcurrentHashMap<>();

  public LoadedAgeKeys(IdentitySources sources, RecipientParser recipients, Randomness randomness) {
    this.sources = sources;
    this.recipients = recipients;
    this.age = new Age(randomness);
    this.fixed = new Once<>(sources::fixed);
  }

  @Override
  public String wrap(String recipient, SecretBytes secret) throws AgeKeyException {
    try {
      return age.encryptArmored(secret, List.of(recipients.parse(recipient)));
    } catch (AgeException e) {
      throw new AgeKeyException(WRAPPING + e.getMessage(), String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public SecretBytes open(String recipient, String armored) throws AgeKeyException {
    var found = fixed.get().and(byCommand.computeIfAbsent(recipient, sources::commands));
    if (found.identities().isEmpty()) {
      throw new AgeKeyException(
          found.explain("failed to load age identities"), found.brief("no age identity was found"));
    }
    try {
      return Age.decrypt(armored.getBytes(StandardCharsets.UTF_8), found.identities());
    } catch (AgeException e) {
      throw new AgeKeyException(
          found.explain(
              "failed to create reader for decrypting sops data key with age: " + e.getMessage()),
          found.brief(String.valueOf(e.getMessage())),
          e);
    }
  }

  /// A value computed at its first use.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private java.util.Optional<T> value = java.util.Optional.empty();

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public synchronized T get() {
      if (value.isEmpty()) {
        value = java.util.Optional.of(source.get());
      }
      return value.get();
    }
  }
}
