package dev.coffre.backup.k3s;

import dev.coffre.backup.BackupException;
import dev.coffre.crypto.SecretBox;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys that Secrets are encrypted with (`server/cred/encryption-config.json`). Closing it
/// wipes them.
///
/// @param provider that new Secrets are written with; `identity` if in plain text
/// @param keys the first one writes
public record EncryptionConfig(String provider, List<Key> keys) implements AutoCloseable {
  private static final String IDENTITY = "identity";
  private static final String SECRETBOX = "secretbox";
  private static final String AESCBC = "aescbc";
  private static final String MARK = "k8s:enc:";
  private static final int IV = 16;

  /// Secrets in plain text.
  public static final EncryptionConfig NONE = new EncryptionConfig(IDENTITY, List.of());

  public EncryptionConfig {
    keys = List.copyOf(keys);
  }

  /// A key.
  ///
  /// @param name what encrypted values say that they are encrypted with
  public record Key(String provider, String name, SecretBytes secret) {

    byte[] mark() {
      return (MARK + provider + ":v1:" + name + ":").getBytes(StandardCharsets.UTF_8);
    }

    Optional<byte[]> open(byte[] sealed) {
      return secret.expose(
          key -> provider.equals(SECRETBOX) ? SecretBox.open(key, sealed) : openCbc(key, sealed));
    }

    private static Optional<byte[]> openCbc(byte[] key, byte[] sealed) {
      try {
        var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
            Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(sealed, 0, IV));
        return Optional.of(cipher.doFinal(sealed, IV, sealed.length - IV));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /// Reads the file.
  ///
  /// @throws BackupException if it is none, or has a provider that k3s does not write
  public static EncryptionConfig parse(String text) throws BackupException {
    try {
      var providers = providers(JsonValue.parse(text));
      var keys = new ArrayList<Key>();
      for (var provider : providers) {
        keys.addAll(keys(provider));
      }
      return new EncryptionConfig(name(providers.getFirst()), keys);
    } catch (JsonException | IllegalArgumentException e) {
      throw new BackupException("the encryption configuration cannot be read");
    }
  }

  private static List<JsonValue> providers(JsonValue json) throws BackupException {
    for (var resource : json.items("resources")) {
      var providers = resource.items("providers");
      if (resource.items("resources").contains(new JsonValue.Text("secrets"))
          && !providers.isEmpty()) {
        return providers;
      }
    }
    throw new BackupException("the encryption configuration says nothing of Secrets");
  }

  private static String name(JsonValue provider) throws BackupException {
    for (var name : List.of(SECRETBOX, AESCBC, IDENTITY)) {
      if (provider.field(name).isPresent()) {
        return name;
      }
    }
    throw new BackupException(
        "the encryption configuration has a provider other than secretbox, aescbc and identity");
  }

  private static List<Key> keys(JsonValue provider) throws BackupException {
    var keys = new ArrayList<Key>();
    var name = name(provider);
    for (var key : provider.field(name).orElseThrow().items("keys")) {
      var secret = Base64.getDecoder().decode(key.text("secret").orElse(""));
      keys.add(new Key(name, key.text("name").orElse(""), SecretBytes.adopt(secret)));
    }
    return keys;
  }

  /// The name of the key that writes; empty if none does.
  public String keyName() {
    return provider.equals(IDENTITY) ? "" : keys.getFirst().name();
  }

  /// What a stored value says in clear.
  ///
  /// @param name of the object, for messages
  /// @throws BackupException if none of the keys opens it
  public byte[] open(String name, byte[] stored) throws BackupException {
    if (!isSealed(stored)) {
      return stored;
    }
    for (var key : keys) {
      var mark = key.mark();
      if (begins(stored, mark)) {
        var plain = key.open(Arrays.copyOfRange(stored, mark.length, stored.length));
        if (plain.isPresent()) {
          return plain.get();
        }
      }
    }
    throw new BackupException(
        name + " is encrypted with a key that the encryption configuration does not have");
  }

  private static boolean isSealed(byte[] stored) {
    return begins(stored, MARK.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  @Override
  public void close() {
    keys.forEach(key -> key.secret().close());
  }

  @Override
  public String toString() {
    return "EncryptionConfig[" + provider + " " + keyName() + "]";
  }
}
