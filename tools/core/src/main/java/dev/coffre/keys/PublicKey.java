package dev.coffre.keys;

import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.sops.metadata.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// An age recipient, without the comment that an SSH key may have behind it.
public record PublicKey(String text) {
  private static final int SHOWN_BYTES = 8;

  /// Reads one.
  ///
  /// @throws AgeException.InvalidKey if it is none; the message does not quote it
  public static PublicKey parse(String text) throws AgeException.InvalidKey {
    new RecipientParser(PluginHost.none()).parse(text);
    return of(text);
  }

  /// One that was read before, from the metadata of a file.
  public static PublicKey of(String text) {
    return new PublicKey(MasterKey.age(text).comparable().id());
  }

  public MasterKey masterKey() {
    return MasterKey.age(text);
  }

  public boolean isPostQuantum() {
    return masterKey().isPostQuantum();
  }

  /// Whether the private key is the business of a plugin: `age1NAME1…`, `age1tag1…`.
  public boolean isBehindAPlugin() {
    boolean named = text.startsWith("age1") && text.indexOf('1', "age1".length()) > 0;
    return named && !text.startsWith("age1pq1");
  }

  /// What people compare: 16 hexadecimal digits of the text's SHA-256, in groups of four.
  public String fingerprint() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      var hex = HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
      return String.join(" ", hex.split("(?<=\\G.{4})"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// The text, shortened where it is longer than a classic one.
  public String shown() {
    int head = 16;
    int longest = 64;
    return text.length() <= longest
        ? text
        : text.substring(0, head) + "…" + text.substring(text.length() - head);
  }

  @Override
  public String toString() {
    return text;
  }
}
