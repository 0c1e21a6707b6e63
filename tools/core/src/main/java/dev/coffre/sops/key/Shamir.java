package dev.coffre.sops.key;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Shamir's scheme over GF(2^8) with the polynomial of AES (0x11b), byte by byte, in the layout of
/// SOPS: a share is one y for each secret byte, then its x.
public final class Shamir {
  private Shamir() {}

  /// Splits `secret` into shares with x = 1, 2, 3….
  ///
  /// @param parts how many shares, up to 255
  /// @param threshold how many of them rebuild the secret, from 2 to `parts`
  /// @throws IllegalArgumentException if the numbers are out of range
  public static List<SecretBytes> split(
      SecretBytes secret, int parts, int threshold, Randomness randomness) {
    if (threshold < 2) {
      throw new IllegalArgumentException("threshold must be at least 2");
    }
    if (parts < threshold) {
      throw new IllegalArgumentException("parts cannot be less than threshold");
    }
    if (parts > 255) {
      throw new IllegalArgumentException("parts cannot exceed 255");
    }
    return secret.expose(bytes -> split(bytes, parts, threshold, randomness));
  }

  private static List<SecretBytes> split(
      byte[] secret, int parts, int threshold, Randomness randomness) {
    var shares = new byte[parts][secret.length + 1];
    var polynomial = new byte[threshold];
    for (int i = 0; i < secret.length; i++) {
      randomness.fill(polynomial);
      polynomial[0] = secret[i];
      for (int part = 0; part < parts; part++) {
        shares[part][i] = (byte) evaluate(polynomial, part + 1);
        shares[part][secret.length] = (byte) (part + 1);
      }
    }
    Arrays.fill(polynomial, (byte) 0);
    return Arrays.stream(shares).map(SecretBytes::adopt).toList();
  }

  /// Rebuilds the secret. With too few shares, or shares of different secrets, the result is
  /// another secret: nothing in the scheme tells.
  ///
  /// @throws IllegalArgumentException if the shares are fewer than two, of different length, or two
  ///   have the same x
  public static SecretBytes combine(List<SecretBytes> shares) {
    var raw = new ArrayList<byte[]>();
    for (var share : shares) {
      share.expose(bytes -> raw.add(bytes));
    }
    if (raw.size() < 2 || raw.stream().mapToInt(share -> share.length).distinct().count() != 1) {
      throw new IllegalArgumentException("shares are too few, or differ in length");
    }
    int length = raw.getFirst().length - 1;
    if (length < 1) {
      throw new IllegalArgumentException("shares are too short");
    }
    var xs = raw.stream().mapToInt(share -> share[length] & 0xff).toArray();
    if (Arrays.stream(xs).distinct().count() != xs.length) {
      throw new IllegalArgumentException("a share is there twice");
    }
    return SecretBytes.adopt(interpolate(raw, xs, length));
  }

  private static byte[] interpolate(List<byte[]> shares, int[] xs, int length) {
    var secret = new byte[length];
    for (int share = 0; share < xs.length; share++) {
      int weight = weightAtZero(xs, share);
      for (int i = 0; i < length; i++) {
        secret[i] ^= (byte) multiply(shares.get(share)[i] & 0xff, weight);
      }
    }
    return secret;
  }

  /// The Lagrange basis polynomial of one share at x = 0.
  private static int weightAtZero(int[] xs, int share) {
    int weight = 1;
    for (int other = 0; other < xs.length; other++) {
      if (other != share) {
        weight = multiply(weight, multiply(xs[other], inverse(xs[other] ^ xs[share])));
      }
    }
    return weight;
  }

  private static int evaluate(byte[] polynomial, int x) {
    int y = 0;
    for (int i = polynomial.length - 1; i >= 0; i--) {
      y = multiply(y, x) ^ (polynomial[i] & 0xff);
    }
    return y;
  }

  /// Without tables or branches on the factors, which are secret.
  private static int multiply(int a, int b) {
    int product = 0;
    int shifted = a;
    for (int bit = 0; bit < 8; bit++) {
      product ^= -((b >> bit) & 1) & shifted;
      shifted = (shifted << 1) ^ (-((shifted >> 7) & 1) & 0x11b);
    }
    return product & 0xff;
  }

  /// a^254, since a^255 is 1.
  private static int inverse(int a) {
    int power = a;
    int result = 1;
    for (int exponent = 254; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = multiply(result, power);
      }
      power = multiply(power, power);
    }
    return result;
  }
}
