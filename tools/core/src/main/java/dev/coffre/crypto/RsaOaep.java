package dev.coffre.crypto;

import dev.coffre.secret.Randomness;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/// RSAES-OAEP (RFC 8017, section 7.1) with SHA-256 and MGF1 over it, by BouncyCastle.
public final class RsaOaep {
  private RsaOaep() {}

  /// Encrypts a short message.
  ///
  /// @throws IllegalArgumentException if the numbers are no RSA key
  public static byte[] encrypt(
      BigInteger modulus,
      BigInteger exponent,
      byte[] label,
      byte[] plaintext,
      Randomness randomness) {
    var key = new RSAKeyParameters(false, modulus, exponent);
    var cipher =
        cipher(true, label, new ParametersWithRandom(key, new RandomnessAdapter(randomness)));
    try {
      return cipher.processBlock(plaintext, 0, plaintext.length);
    } catch (InvalidCipherTextException e) {
      throw new IllegalArgumentException("not an RSA key of enough bits", e);
    }
  }

  /// Decrypts; empty if the message was not made for this key and label.
  public static Optional<byte[]> decrypt(
      RSAPrivateCrtKeyParameters key, byte[] label, byte[] ciphertext) {
    var cipher = cipher(false, label, key);
    if (ciphertext.length != cipher.getInputBlockSize()) {
      return Optional.empty();
    }
    try {
      return Optional.of(cipher.processBlock(ciphertext, 0, ciphertext.length));
    } catch (InvalidCipherTextException | RuntimeException e) {
      return Optional.empty(); // BouncyCastle reports a number beyond the modulus unchecked
    }
  }

  private static OAEPEncoding cipher(boolean encrypt, byte[] label, CipherParameters key) {
    var cipher =
        new OAEPEncoding(new RSABlindedEngine(), new SHA256Digest(), new SHA256Digest(), label);
    cipher.init(encrypt, key);
    return cipher;
  }
}
