package dev.coffre.wireguard;

import dev.coffre.crypto.X25519;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.Blake2sDigest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/// The running state of a handshake, Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s (WireGuard: Next
/// Generation Kernel Network Tunnel, section 5.4). Not thread-safe.
final class Noise {
  private static final int HASH = 32;
  private static final int MAC = 16;

  private byte[] chaining;
  private byte[] hash;

  /// @param responder the static key of the one who is asked
  Noise(byte[] responder) {
    chaining = hash(ascii("Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s"));
    hash = hash(chaining, ascii("WireGuard v1 zx2c4 Jason@zx2c4.com"));
    mixHash(responder);
  }

  void mixHash(byte[] data) {
    hash = hash(hash, data);
  }

  /// Takes in an ephemeral public key.
  void mixEphemeral(byte[] point) {
    mixHash(point);
    chaining = derive(point, 1)[0];
  }

  /// Takes in a shared secret, and gives the key that stands for all so far.
  byte[] mixKey(byte[] secret) {
    var derived = derive(secret, 2);
    chaining = derived[0];
    return derived[1];
  }

  /// Takes in the preshared key, and gives the key that stands for all so far.
  byte[] mixSharedKey(byte[] shared) {
    var derived = derive(shared, 3);
    chaining = derived[0];
    mixHash(derived[1]);
    return derived[2];
  }

  /// Seals a text under a key that is used once, and takes the result in.
  byte[] seal(byte[] key, byte[] plaintext) {
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, key).doFinal(plaintext);
      mixHash(sealed);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Opens a text, and takes it in; empty if it was not sealed under the key in this state.
  Optional<byte[]> open(byte[] key, byte[] sealed) {
    try {
      var plaintext = cipher(Cipher.DECRYPT_MODE, key).doFinal(sealed);
      mixHash(sealed);
      return Optional.of(plaintext);
    } catch (GeneralSecurityException forged) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] key) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
    cipher.updateAAD(hash);
    return cipher;
  }

  /// HKDF with HMAC-BLAKE2s, from the chaining key.
  private byte[][] derive(byte[] input, int count) {
    var key = hmac(chaining, input);
    var outputs = new byte[count][];
    byte[] last = {};
    for (int i = 0; i < count; i++) {
      var block = Arrays.copyOf(last, last.length + 1);
      block[last.length] = (byte) (i + 1);
      last = hmac(key, block);
      outputs[i] = last;
    }
    return outputs;
  }

  /// The secret shared by two; empty if the point is one of those that share it with everyone.
  static Optional<byte[]> agree(byte[] scalar, byte[] point) {
    return X25519.agree(scalar, point);
  }

  /// The `mac1` of a message for a receiver.
  static byte[] mac1(byte[] receiver, byte[] message) {
    var key = hash(ascii("mac1----"), receiver);
    var mac = new Blake2sDigest(key, MAC, null, null);
    mac.update(message, 0, message.length);
    var result = new byte[MAC];
    mac.doFinal(result, 0);
    return result;
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    var hmac = new HMac(new Blake2sDigest(HASH * Byte.SIZE));
    hmac.init(new KeyParameter(key));
    hmac.update(data, 0, data.length);
    var result = new byte[HASH];
    hmac.doFinal(result, 0);
    return result;
  }

  private static byte[] hash(byte[]... parts) {
    var digest = new Blake2sDigest(HASH * Byte.SIZE);
    for (var part : parts) {
      digest.update(part, 0, part.length);
    }
    var result = new byte[HASH];
    digest.doFinal(result, 0);
    return result;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
