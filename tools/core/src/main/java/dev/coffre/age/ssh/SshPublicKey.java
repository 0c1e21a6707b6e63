package dev.coffre.age.ssh;

import dev.coffre.age.encoding.UnpaddedBase64;
import dev.coffre.age.key.AgeException.InvalidKey;
import dev.coffre.age.key.Recipient;
import dev.coffre.crypto.Edwards25519;
import dev.coffre.crypto.Sha256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/// An SSH public key of a type that age can encrypt to.
sealed interface SshPublicKey {
  /// The shortest RSA modulus that is accepted, in bytes.
  int MIN_RSA = 256;

  /// An Ed25519 key.
  ///
  /// @param blob its SSH encoding
  /// @param point the same point on Curve25519 in Montgomery form
  @SuppressWarnings("ArrayRecordComponent") // never compared; public data
  record Ed25519(byte[] blob, byte[] point) implements SshPublicKey {
    static final String TYPE = "ssh-ed25519";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public Recipient recipient() {
      return new SshEd25519Recipient(this);
    }
  }

  /// An RSA key of 2048 bits or more.
  ///
  /// @param blob its SSH encoding
  @SuppressWarnings("ArrayRecordComponent") // never compared; public data
  record Rsa(byte[] blob, BigInteger modulus, BigInteger exponent) implements SshPublicKey {
    static final String TYPE = "ssh-rsa";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public Recipient recipient() {
      return new SshRsaRecipient(this);
    }
  }

  /// The SSH encoding.
  byte[] blob();

  /// The key type, which is also the stanza's.
  String type();

  /// The recipient that encrypts to this key.
  Recipient recipient();

  /// The key as a line of `authorized_keys`, without a comment.
  default String line() {
    return type() + " " + Base64.getEncoder().encodeToString(blob());
  }

  /// What a stanza names its key by: the first four bytes of the blob's SHA-256, in base64.
  default String tag() {
    return UnpaddedBase64.encode(Arrays.copyOf(new Sha256().update(blob()).digest(), 4));
  }

  /// Reads a line as in `authorized_keys`: type, base64 and an optional comment.
  ///
  /// @throws InvalidKey if it is none, or of a type that age does not know
  static SshPublicKey parseLine(String line) throws InvalidKey {
    var fields = line.strip().split("[ \t]+", 3);
    byte[] blob;
    try {
      blob = fields.length < 2 ? new byte[0] : Base64.getDecoder().decode(fields[1]);
    } catch (IllegalArgumentException e) {
      throw new InvalidKey("malformed SSH recipient: not base64");
    }
    var key = parse(blob);
    if (!key.type().equals(fields[0])) {
      throw new InvalidKey("malformed SSH recipient: the type is not that of the key");
    }
    return key;
  }

  /// Reads the SSH encoding.
  static SshPublicKey parse(byte[] blob) throws InvalidKey {
    var reader = new SshReader(blob);
    var type = reader.text();
    var key =
        switch (type) {
          case Ed25519.TYPE -> ed25519(blob, reader.bytes());
          case Rsa.TYPE -> rsa(blob, reader.integer(), reader.integer());
          default -> throw new InvalidKey("unsupported SSH key type");
        };
    if (!reader.atEnd()) {
      throw new InvalidKey("malformed SSH key: trailing data");
    }
    return key;
  }

  private static Ed25519 ed25519(byte[] blob, byte[] point) throws InvalidKey {
    return Edwards25519.toMontgomery(point)
        .map(u -> new Ed25519(blob, u))
        .orElseThrow(() -> new InvalidKey("malformed SSH key: not a point on the curve"));
  }

  private static Rsa rsa(byte[] blob, BigInteger exponent, BigInteger modulus) throws InvalidKey {
    if (modulus.signum() <= 0
        || !modulus.testBit(0)
        || exponent.compareTo(BigInteger.TWO) <= 0
        || !exponent.testBit(0)) {
      throw new InvalidKey("malformed SSH key: not an RSA key");
    }
    int bytes = (modulus.bitLength() + 7) / 8;
    if (bytes < MIN_RSA) {
      throw new InvalidKey("RSA key size is too small");
    }
    if (bytes > 2048 || exponent.bitLength() > 64) {
      throw new InvalidKey("RSA key size is too large");
    }
    return new Rsa(blob, modulus, exponent);
  }
}
