package dev.coffre.age.ssh;

import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.Identity;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/// Reads the DER inside a PEM block: `RSA PRIVATE KEY` (PKCS #1) and `PRIVATE KEY` (PKCS #8).
final class PemKeys {
  private PemKeys() {}

  /// @param der wiped afterwards
  static Identity identity(String label, byte[] der) throws InvalidKey {
    try {
      return switch (label) {
        case "RSA PRIVATE KEY" -> SshPrivateKeys.rsa(pkcs1(der));
        case "PRIVATE KEY" -> pkcs8(PrivateKeyFactory.createKey(der));
        default -> throw new InvalidKey("unsupported SSH identity type");
      };
    } catch (InvalidKey e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new InvalidKey("malformed SSH identity: " + label);
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  private static Identity pkcs8(AsymmetricKeyParameter key) throws InvalidKey {
    return switch (key) {
      case Ed25519PrivateKeyParameters ed25519 -> SshPrivateKeys.ed25519(ed25519.getEncoded());
      case RSAPrivateCrtKeyParameters rsa -> SshPrivateKeys.rsa(rsa);
      default -> throw new InvalidKey("unsupported SSH identity type");
    };
  }

  private static RSAPrivateCrtKeyParameters pkcs1(byte[] der) {
    var key = RSAPrivateKey.getInstance(der);
    return new RSAPrivateCrtKeyParameters(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getPrime1(),
        key.getPrime2(),
        key.getExponent1(),
        key.getExponent2(),
        key.getCoefficient());
  }
}
