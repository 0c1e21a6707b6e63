package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.DefaultBufferedBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.BCrypt;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// Decrypts the private part of OpenSSH's key files: AES in CTR, CBC or GCM mode under a key that
/// bcrypt_pbkdf makes from the passphrase.
final class OpenSshCipher {
  /// OpenSSH writes 16 to 24; `ssh-keygen -a` can raise it, at some 20 ms for each round.
  private static final int MAX_ROUNDS = 10_000;

  private OpenSshCipher() {}

  /// @param passphrase closed afterwards
  /// @throws InvalidKey if the cipher is not known or, with GCM, the passphrase is wrong
  static byte[] decrypt(String cipher, byte[] options, byte[] part, SecretBytes passphrase)
      throws InvalidKey {
    try (passphrase) {
      var reader = new SshReader(options);
      var salt = reader.bytes();
      int rounds = reader.number();
      if (rounds < 1 || rounds > MAX_ROUNDS || passphrase.length() == 0 || salt.length == 0) {
        throw new InvalidKey("failed to decrypt SSH key file: key derivation refused");
      }
      int keyLength = keyLength(cipher);
      int ivLength = cipher.endsWith("-gcm@openssh.com") ? 12 : 16;
      var derived =
          passphrase.expose(
              bytes -> BCrypt.pbkdfGenerate(bytes, salt, rounds, keyLength + ivLength));
      var key = new KeyParameter(derived, 0, keyLength);
      var iv = Arrays.copyOfRange(derived, keyLength, derived.length);
      Arrays.fill(derived, (byte) 0);
      return run(cipher, key, iv, part);
    }
  }

  private static byte[] run(String cipher, KeyParameter key, byte[] iv, byte[] part)
      throws InvalidKey {
    try {
      if (cipher.endsWith("-gcm@openssh.com")) {
        var gcm = GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(false, new AEADParameters(key, 128, iv));
        var plain = new byte[gcm.getOutputSize(part.length)];
        gcm.doFinal(plain, gcm.processBytes(part, 0, part.length, plain, 0));
        return plain;
      }
      var mode = mode(cipher);
      mode.init(false, new ParametersWithIV(key, iv));
      var plain = new byte[part.length];
      mode.doFinal(plain, mode.processBytes(part, 0, part.length, plain, 0));
      return plain;
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new InvalidKey("failed to decrypt SSH key file: incorrect passphrase");
    }
  }

  private static BufferedBlockCipher mode(String cipher) {
    var aes = AESEngine.newInstance();
    return cipher.endsWith("-ctr")
        ? new DefaultBufferedBlockCipher(SICBlockCipher.newInstance(aes))
        : new DefaultBufferedBlockCipher(CBCBlockCipher.newInstance(aes));
  }

  private static int keyLength(String cipher) throws InvalidKey {
    return switch (cipher) {
      case "aes128-ctr", "aes128-cbc", "aes128-gcm@openssh.com" -> 16;
      case "aes192-ctr", "aes192-cbc" -> 24;
      case "aes256-ctr", "aes256-cbc", "aes256-gcm@openssh.com" -> 32;
      default -> throw new InvalidKey("unsupported cipher of an encrypted SSH identity");
    };
  }
}
