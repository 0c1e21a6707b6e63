package dev.coffre.age.key;

import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.crypto.ChaCha20Poly1305;
import dev.coffre.crypto.Hpke;
import dev.coffre.crypto.Scrypt;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// A passphrase (C2SP age, "The scrypt recipient type"). It is always the only recipient of a file:
/// whoever knows a passphrase can also make a file, and must not be taken for a key's owner.
public final class PassphraseRecipient implements Recipient {
  static final String TYPE = "scrypt";
  static final int SALT = 16;

  /// The usual cost: about a second, and 256 MiB of memory, to try one passphrase.
  public static final int WORK_FACTOR = 18;

  private static final byte[] LABEL =
      "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);

  private final SecretBytes passphrase;
  private final int workFactor;

  /// With the usual cost.
  ///
  /// @param passphrase not empty; left open
  public PassphraseRecipient(SecretBytes passphrase) {
    this(passphrase, WORK_FACTOR);
  }

  /// With a cost of its own.
  ///
  /// @param passphrase not empty; left open
  /// @param workFactor binary logarithm of the cost, 1 to {@link
  ///   PassphraseIdentity#MAX_WORK_FACTOR}
  public PassphraseRecipient(SecretBytes passphrase, int workFactor) {
    if (passphrase.length() == 0) {
      throw new IllegalArgumentException("passphrase can't be empty");
    }
    if (workFactor < 1 || workFactor > PassphraseIdentity.MAX_WORK_FACTOR) {
      throw new IllegalArgumentException("work factor out of range");
    }
    this.passphrase = passphrase;
    this.workFactor = workFactor;
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) {
    var salt = randomness.bytes(SALT);
    var key = key(passphrase, salt, workFactor);
    var body =
        fileKey.expose(bytes -> ChaCha20Poly1305.seal(key, ChaCha20Poly1305.zeroNonce(), bytes));
    Arrays.fill(key, (byte) 0);
    var arguments = List.of(UnpaddedBase64.encode(salt), Integer.toString(workFactor));
    var alone = Set.of(HexFormat.of().formatHex(randomness.bytes(16)));
    return new Wrapping(List.of(new Stanza(TYPE, arguments, body)), alone);
  }

  static byte[] key(SecretBytes passphrase, byte[] salt, int workFactor) {
    return passphrase.expose(bytes -> Scrypt.key(bytes, Hpke.join(LABEL, salt), workFactor));
  }
}
