package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// Decrypts PEM blocks encrypted the old way: CBC under a key that MD5 makes from passphrase and
/// salt. Weak, but it is what old RSA keys have.
final class PemCipher {
  private PemCipher() {}

  /// @param passphrase closed afterwards
  /// @throws InvalidKey if the cipher is not known or the passphrase is wrong
  static byte[] decrypt(Pem pem, SecretBytes passphrase) throws InvalidKey {
    try (passphrase) {
      var info = pem.cipher().orElseThrow().split(",", 2);
      var iv = HexFormat.of().parseHex(info.length < 2 ? "" : info[1]);
      int bits = keyBits(info[0]);
      BlockCipher engine =
          bits == 192 && info[0].startsWith("DES") ? new DESedeEngine() : AESEngine.newInstance();
      if (iv.length != engine.getBlockSize()) {
        throw new InvalidKey("malformed SSH identity: initialisation vector of wrong length");
      }
      var generator = new OpenSSLPBEParametersGenerator();
      passphrase.expose(bytes -> {
        generator.init(bytes, Arrays.copyOf(iv, 8));
        return bytes;
      });
      var cipher = new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(engine));
      cipher.init(false, new ParametersWithIV(generator.generateDerivedParameters(bits), iv));
      return run(cipher, pem.body());
    } catch (IllegalArgumentException e) {
      throw new InvalidKey("malformed SSH identity: encryption parameters");
    }
  }

  private static byte[] run(PaddedBufferedBlockCipher cipher, byte[] body) throws InvalidKey {
    try {
      var plain = new byte[cipher.getOutputSize(body.length)];
      int length = cipher.processBytes(body, 0, body.length, plain, 0);
      length += cipher.doFinal(plain, length);
      var key = Arrays.copyOf(plain, length);
      Arrays.fill(plain, (byte) 0);
      return key;
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new InvalidKey("failed to decrypt SSH key file: incorrect passphrase");
    }
  }

  private static int keyBits(String name) throws InvalidKey {
    return switch (name) {
      case "AES-128-CBC" -> 128;
      case "AES-192-CBC", "DES-EDE3-CBC" -> 192;
      case "AES-256-CBC" -> 256;
      default -> throw new InvalidKey("unsupported cipher of an encrypted PEM key");
    };
  }
}
