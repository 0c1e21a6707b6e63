package dev.coffre.recovery;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.HybridIdentity;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.key.Shamir;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An age identity that is kept on paper. Closing wipes it.
///
/// @param kind of the identity
/// @param secret its 32 bytes
/// @param recipient its public key
public record RecoveryKey(Kind kind, SecretBytes secret, String recipient)
    implements AutoCloseable {

  /// The kinds of identity that have 32 secret bytes.
  public enum Kind {
    CLASSIC(0, "AGE-SECRET-KEY-"),
    HYBRID(1, "AGE-SECRET-KEY-PQ-");

    private final int code;
    private final String prefix;

    Kind(int code, String prefix) {
      this.code = code;
      this.prefix = prefix;
    }

    /// How a share says it.
    int code() {
      return code;
    }
  }

  /// A new key.
  public static RecoveryKey generate(Kind kind, Randomness randomness) {
    try {
      return of(kind, SecretBytes.adopt(randomness.bytes(Share.SECRET)));
    } catch (AgeException.InvalidKey e) {
      throw new IllegalStateException("32 bytes are a key", e);
    }
  }

  private static RecoveryKey of(Kind kind, SecretBytes secret) throws AgeException.InvalidKey {
    var text = secret.expose(bytes -> Bech32.encode(kind.prefix, bytes));
    return switch (kind) {
      case CLASSIC -> {
        try (var identity = X25519Identity.parse(text)) {
          yield new RecoveryKey(kind, secret, identity.recipient().toString());
        }
      }
      case HYBRID -> {
        try (var identity = HybridIdentity.parse(text)) {
          yield new RecoveryKey(kind, secret, identity.recipient().toString());
        }
      }
    };
  }

  /// Reads `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`.
  ///
  /// @throws PaperException if it is anything else, or damaged
  public static RecoveryKey parse(String text) throws PaperException {
    try {
      var decoded = Bech32.decode(text);
      for (var kind : Kind.values()) {
        if (kind.prefix.equals(decoded.prefix())) {
          return of(kind, SecretBytes.adopt(decoded.data()));
        }
      }
      throw new PaperException("it is no age identity");
    } catch (MalformedTextException | AgeException.InvalidKey e) {
      throw new PaperException("it is no age identity, or a damaged one: " + e.getMessage());
    }
  }

  /// The identity as age reads it.
  public SecretBytes text() {
    return secret.expose(bytes ->
        SecretBytes.adopt(Bech32.encode(kind.prefix, bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  /// Shares of which `threshold` rebuild the key, and fewer tell nothing of it.
  ///
  /// @throws IllegalArgumentException if the numbers are not from 2 up to `parts`, 255 at most
  public List<Share> split(int parts, int threshold, Randomness randomness) {
    var shares = new ArrayList<Share>();
    for (var share : Shamir.split(secret, parts, threshold, randomness)) {
      shares.add(new Share(kind, threshold, set(), share));
    }
    return shares;
  }

  /// Rebuilds a key from shares.
  ///
  /// @throws PaperException if they are too few, of different keys, twice the same, or damaged
  public static RecoveryKey join(List<Share> shares) throws PaperException {
    requireSame(shares);
    var first = shares.getFirst();
    try {
      var key = of(first.kind(), Shamir.combine(shares.stream().map(Share::bytes).toList()));
      if (!Arrays.equals(key.set(), first.set())) {
        key.close();
        throw new PaperException("the shares do not rebuild the key that they were made of");
      }
      return key;
    } catch (IllegalArgumentException | AgeException.InvalidKey e) {
      throw new PaperException("the shares cannot be put together: " + e.getMessage());
    }
  }

  private static void requireSame(List<Share> shares) throws PaperException {
    if (shares.isEmpty()) {
      throw new PaperException("there is no share");
    }
    var first = shares.getFirst();
    for (var share : shares) {
      if (share.kind() != first.kind()
          || share.threshold() != first.threshold()
          || !Arrays.equals(share.set(), first.set())) {
        throw new PaperException("the shares are not all of one key");
      }
    }
    if (shares.size() < first.threshold()) {
      throw new PaperException(
          first.threshold() + " shares are needed, and there are " + shares.size());
    }
  }

  /// Tells keys apart: the beginning of a hash of the public key.
  private byte[] set() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256")
              .digest(recipient.getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(hash, Share.SET);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "RecoveryKey[" + recipient + "]";
  }
}
