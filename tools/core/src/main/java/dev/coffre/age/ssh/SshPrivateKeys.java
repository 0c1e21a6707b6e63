package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;

/// Identities from the numbers of private keys.
final class SshPrivateKeys {
  private SshPrivateKeys() {}

  /// @param seed 32 bytes, wiped afterwards
  static SshIdentity ed25519(byte[] seed) throws InvalidKey {
    var point = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
    var key = SshPublicKey.parse(blob(SshPublicKey.Ed25519.TYPE, point));
    var hash = new byte[64];
    var digest = new SHA512Digest();
    digest.update(seed, 0, seed.length);
    digest.doFinal(hash, 0);
    var scalar = SecretBytes.adopt(Arrays.copyOf(hash, 32)); // X25519 clamps it itself
    Arrays.fill(hash, (byte) 0);
    Arrays.fill(seed, (byte) 0);
    return new SshEd25519Identity(scalar, (SshPublicKey.Ed25519) key);
  }

  /// @throws InvalidKey if the numbers do not belong together: a file encrypted to a damaged key
  ///   could never be decrypted
  static SshIdentity rsa(RSAPrivateCrtKeyParameters secret) throws InvalidKey {
    if (!isConsistent(secret)) {
      throw new InvalidKey("malformed SSH identity: not an RSA key");
    }
    var blob =
        blob(
            SshPublicKey.Rsa.TYPE,
            secret.getPublicExponent().toByteArray(),
            secret.getModulus().toByteArray());
    return new SshRsaIdentity(secret, (SshPublicKey.Rsa) SshPublicKey.parse(blob));
  }

  private static boolean isConsistent(RSAPrivateCrtKeyParameters secret) {
    var p = secret.getP();
    var q = secret.getQ();
    var d = secret.getExponent();
    return p.multiply(q).equals(secret.getModulus())
        && inverts(secret.getPublicExponent(), d, secret.getDP(), p)
        && inverts(secret.getPublicExponent(), d, secret.getDQ(), q)
        && secret.getQInv().multiply(q).mod(p).equals(BigInteger.ONE);
  }

  /// Whether `d` and its remainder undo the exponent `e` modulo `prime`.
  private static boolean inverts(
      BigInteger e, BigInteger d, BigInteger remainder, BigInteger prime) {
    var order = prime.subtract(BigInteger.ONE);
    return prime.compareTo(BigInteger.TWO) > 0
        && e.multiply(d).mod(order).equals(BigInteger.ONE)
        && d.mod(order).equals(remainder);
  }

  /// Completes the numbers that OpenSSH stores.
  static RSAPrivateCrtKeyParameters rsaNumbers(
      BigInteger n, BigInteger e, BigInteger d, BigInteger inverse, BigInteger p, BigInteger q) {
    var one = BigInteger.ONE;
    return new RSAPrivateCrtKeyParameters(
        n, e, d, p, q, d.mod(p.subtract(one)), d.mod(q.subtract(one)), inverse);
  }

  private static byte[] blob(String type, byte[]... fields) {
    var out = new ByteArrayOutputStream();
    append(out, type.getBytes(StandardCharsets.US_ASCII));
    for (var field : fields) {
      append(out, field);
    }
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, byte[] field) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
    out.writeBytes(field);
  }
}
