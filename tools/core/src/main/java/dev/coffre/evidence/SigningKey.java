package dev.coffre.evidence;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// The private key that evidence is signed with. Closing wipes it.
public final class SigningKey implements AutoCloseable {
  private final SecretBytes seed;
  private final VerificationKey publicKey;

  private SigningKey(SecretBytes seed) {
    this.seed = seed;
    this.publicKey =
        seed.expose(bytes ->
            VerificationKey.of(
                new Ed25519PrivateKeyParameters(bytes).generatePublicKey().getEncoded()));
  }

  /// Makes a key.
  public static SigningKey generate(Randomness randomness) {
    return new SigningKey(SecretBytes.adopt(randomness.bytes(Pem.KEY)));
  }

  /// Reads a private key.
  ///
  /// @param pem left open
  /// @throws EvidenceException if it is no Ed25519 key; the message quotes nothing of it
  public static SigningKey parse(SecretBytes pem) throws EvidenceException {
    return pem.<SigningKey, EvidenceException>expose(bytes ->
        new SigningKey(
            SecretBytes.adopt(Pem.privateKey(new String(bytes, StandardCharsets.US_ASCII)))));
  }

  /// The private key as PEM.
  public SecretBytes text() {
    return seed.expose(
        bytes -> SecretBytes.adopt(Pem.privateText(bytes).getBytes(StandardCharsets.US_ASCII)));
  }

  public VerificationKey publicKey() {
    return publicKey;
  }

  byte[] sign(byte[] message) {
    return seed.expose(bytes -> {
      var signer = new Ed25519Signer();
      signer.init(true, new Ed25519PrivateKeyParameters(bytes));
      signer.update(message, 0, message.length);
      return signer.generateSignature();
    });
  }

  @Override
  public void close() {
    seed.close();
  }
}
