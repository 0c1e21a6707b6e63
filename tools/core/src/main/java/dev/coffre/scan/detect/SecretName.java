package dev.coffre.scan.detect;

/// Tells by a name whether what it stands for is a secret.
public final class SecretName {
  private SecretName() {}

  /// Whether a value of this name is a password, a token or a key: `DB_PASSWORD`, `apiToken`.
  public static boolean promisesSecret(String name) {
    return Names.promise(name).isPresent();
  }
}
