package dev.coffre.crypto;

import dev.coffre.secret.Randomness;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.kems.MLKEMGenerator;
import org.bouncycastle.crypto.kems.mlkem.MLKEMEngine;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;

/// ML-KEM-768 (FIPS 203) by BouncyCastle, which can make a private key from its seed where the JDK
/// cannot.
final class MlKem768 {
  /// Length of a public key in bytes.
  static final int PUBLIC_KEY = 1184;

  /// Length of an encapsulated secret in bytes.
  static final int CIPHERTEXT = 1088;

  /// Length of a private key's seed in bytes.
  static final int SEED = 64;

  private static final MLKEMParameters PARAMETERS = MLKEMParameters.ml_kem_768;

  private MlKem768() {}

  /// Whether `key` is a public key: its length and that every coefficient is reduced (FIPS 203,
  /// section 7.2).
  static boolean isPublicKey(byte[] key) {
    return key.length == PUBLIC_KEY && MLKEMEngine.getInstance(PARAMETERS).checkModulus(key);
  }

  static byte[] publicKey(byte[] seed) {
    return new MLKEMPrivateKeyParameters(PARAMETERS, seed).getPublicKey();
  }

  static Encapsulation encapsulate(byte[] publicKey, Randomness randomness) {
    var key = new MLKEMPublicKeyParameters(PARAMETERS, publicKey);
    var result = MLKEMGenerator.internalGenerateEncapsulated(key, randomness.bytes(32));
    return new Encapsulation(result.getSecret(), result.getEncapsulation());
  }

  /// The shared secret. It never fails: a ciphertext for another key gives a random-looking secret
  /// (implicit rejection).
  ///
  /// @param ciphertext {@link #CIPHERTEXT} bytes
  static byte[] decapsulate(byte[] seed, byte[] ciphertext) {
    var key = new MLKEMPrivateKeyParameters(PARAMETERS, seed);
    return new MLKEMExtractor(key).extractSecret(ciphertext);
  }
}
