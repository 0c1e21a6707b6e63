package dev.coffre.evidence;

import dev.coffre.backup.Counted;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// A public key that evidence may be signed by. Thread-safe.
///
/// @param id the SHA-256 of the key as SubjectPublicKeyInfo, in hexadecimal
/// @param text as PEM
public record VerificationKey(String id, String text) {

  /// Reads a public key.
  ///
  /// @throws EvidenceException if it is no Ed25519 key
  public static VerificationKey parse(String pem) throws EvidenceException {
    return of(Pem.publicKey(pem));
  }

  static VerificationKey of(byte[] point) {
    return new VerificationKey(Counted.sha256(Pem.publicDer(point)), Pem.publicText(point));
  }

  /// Whether a message was signed by the key's owner.
  boolean accepts(byte[] message, byte[] signature) {
    try {
      var signer = new Ed25519Signer();
      signer.init(false, new Ed25519PublicKeyParameters(Pem.publicKey(text)));
      signer.update(message, 0, message.length);
      return signer.verifySignature(signature);
    } catch (EvidenceException e) {
      throw new IllegalStateException("the key was read before", e);
    }
  }
}
