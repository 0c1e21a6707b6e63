package dev.coffre.crypto;

import java.math.BigInteger;
import java.util.Optional;

/// From Ed25519 keys to X25519 keys of the same point (RFC 7748, section 4.1). Only public keys go
/// through here, so that the arithmetic need not be constant-time.
public final class Edwards25519 {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);

  private Edwards25519() {}

  /// The u coordinate of an encoded Edwards point; empty if there is no such point.
  public static Optional<byte[]> toMontgomery(byte[] encoded) {
    if (encoded.length != X25519.LENGTH) {
      return Optional.empty();
    }
    var y = coordinate(encoded);
    if (!isOnCurve(y)) {
      return Optional.empty();
    }
    var one = BigInteger.ONE;
    // The neutral element (y = 1) maps to u = 0, as 0⁻¹ counts as 0.
    var inverse = one.subtract(y).mod(P).modPow(P.subtract(BigInteger.TWO), P);
    var u = one.add(y).multiply(inverse).mod(P);
    var bytes = new byte[X25519.LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = u.shiftRight(8 * i).byteValue();
    }
    return Optional.of(bytes);
  }

  private static BigInteger coordinate(byte[] encoded) {
    var bigEndian = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bigEndian[encoded.length - 1 - i] = encoded[i];
    }
    return new BigInteger(1, bigEndian).clearBit(255).mod(P);
  }

  /// Whether x² = (y² − 1) / (d·y² + 1) has a root (RFC 8032, section 5.1.3).
  private static boolean isOnCurve(BigInteger y) {
    var square = y.multiply(y).mod(P);
    var numerator = square.subtract(BigInteger.ONE).mod(P);
    var denominator = D.multiply(square).add(BigInteger.ONE).mod(P);
    var x2 = numerator.multiply(denominator.modInverse(P)).mod(P);
    var legendre = x2.modPow(P.shiftRight(1), P);
    return x2.signum() == 0 || legendre.equals(BigInteger.ONE);
  }
}
