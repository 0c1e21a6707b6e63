package dev.coffre.crypto;

import dev.coffre.secret.Randomness;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/// Encapsulation to P-256 keys: DHKEM (RFC 9180) and the hybrid with ML-KEM-768. Only the sender's
/// side; the private keys live in hardware. The curve is the JDK's.
public final class P256 {
  /// Length of a compressed point in bytes.
  public static final int COMPRESSED = 33;

  /// Length of an uncompressed point in bytes.
  public static final int UNCOMPRESSED = 65;

  /// Length of a hybrid public key in bytes.
  public static final int HYBRID_PUBLIC_KEY = MlKem768.PUBLIC_KEY + UNCOMPRESSED;

  private static final byte[] HYBRID_LABEL = {
    'M', 'L', 'K', 'E', 'M', '7', '6', '8', '-', 'P', '2', '5', '6'
  };
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

  private P256() {}

  /// The uncompressed form of a compressed point; empty if it is not on the curve.
  public static Optional<byte[]> uncompress(byte[] compressed) {
    if (compressed.length != COMPRESSED || (compressed[0] != 2 && compressed[0] != 3)) {
      return Optional.empty();
    }
    var x = new BigInteger(1, compressed, 1, 32);
    var square = curve(x);
    var y = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P); // P mod 4 is 3
    if (x.compareTo(P) >= 0 || !y.multiply(y).mod(P).equals(square)) {
      return Optional.empty();
    }
    boolean odd = compressed[0] == 3;
    return Optional.of(encode(new ECPoint(x, y.testBit(0) == odd ? y : P.subtract(y))));
  }

  /// The compressed form of a point; empty if it is not on the curve.
  public static Optional<byte[]> compress(byte[] uncompressed) {
    if (uncompressed.length != UNCOMPRESSED || uncompressed[0] != 4) {
      return Optional.empty();
    }
    var point = decode(uncompressed);
    var x = point.getAffineX();
    var y = point.getAffineY();
    boolean onCurve = y.multiply(y).mod(P).equals(curve(x));
    if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0 || !onCurve) {
      return Optional.empty();
    }
    var compressed = Arrays.copyOf(uncompressed, COMPRESSED);
    compressed[0] = (byte) (y.testBit(0) ? 3 : 2);
    return Optional.of(compressed);
  }

  /// Whether `key` is a hybrid public key: ML-KEM-768, then an uncompressed point.
  public static boolean isHybridPublicKey(byte[] key) {
    return key.length == HYBRID_PUBLIC_KEY
        && MlKem768.isPublicKey(Arrays.copyOf(key, MlKem768.PUBLIC_KEY))
        && compress(classicHalf(key)).isPresent();
  }

  /// The uncompressed point of a hybrid public key.
  public static byte[] classicHalf(byte[] hybridKey) {
    return Arrays.copyOfRange(hybridKey, MlKem768.PUBLIC_KEY, HYBRID_PUBLIC_KEY);
  }

  /// DHKEM(P-256, HKDF-SHA256).
  ///
  /// @param point uncompressed and on the curve
  public static Encapsulation encapsulate(byte[] point, Randomness randomness) {
    try (var exchange = exchange(point, randomness)) {
      var share = exchange.encapsulated();
      var context = Hpke.join(share, point);
      return new Encapsulation(Hpke.dhkemSecret(exchange.secret(), context), share);
    }
  }

  /// The hybrid of ML-KEM-768 and P-256 (draft-ietf-hpke-pq).
  ///
  /// @param key a hybrid public key
  public static Encapsulation encapsulateHybrid(byte[] key, Randomness randomness) {
    var point = classicHalf(key);
    var modules = Arrays.copyOf(key, MlKem768.PUBLIC_KEY);
    try (var classic = exchange(point, randomness);
        var quantum = MlKem768.encapsulate(modules, randomness)) {
      var share = classic.encapsulated();
      return new Encapsulation(
          XWing.combine(HYBRID_LABEL, quantum.secret(), classic.secret(), share, point),
          Hpke.join(quantum.encapsulated(), share));
    }
  }

  /// Ephemeral Diffie-Hellman: the shared x coordinate and the ephemeral point.
  private static Encapsulation exchange(byte[] point, Randomness randomness) {
    try {
      var curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec("secp256r1"));
      var parameters = curve.getParameterSpec(ECParameterSpec.class);
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(parameters, new RandomnessAdapter(randomness));
      var ephemeral = generator.generateKeyPair();
      var recipient =
          KeyFactory.getInstance("EC")
              .generatePublic(new ECPublicKeySpec(decode(point), parameters));
      var agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(ephemeral.getPrivate());
      agreement.doPhase(recipient, true);
      var share = encode(((ECPublicKey) ephemeral.getPublic()).getW());
      return new Encapsulation(agreement.generateSecret(), share);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no P-256", e);
    }
  }

  /// x³ − 3x + b.
  private static BigInteger curve(BigInteger x) {
    var three = BigInteger.valueOf(3);
    return x.multiply(x).subtract(three).multiply(x).add(B).mod(P);
  }

  private static ECPoint decode(byte[] uncompressed) {
    return new ECPoint(
        new BigInteger(1, uncompressed, 1, 32), new BigInteger(1, uncompressed, 33, 32));
  }

  private static byte[] encode(ECPoint point) {
    var bytes = new byte[UNCOMPRESSED];
    bytes[0] = 4;
    for (int i = 0; i < 32; i++) {
      bytes[32 - i] = point.getAffineX().shiftRight(8 * i).byteValue();
      bytes[64 - i] = point.getAffineY().shiftRight(8 * i).byteValue();
    }
    return bytes;
  }
}
