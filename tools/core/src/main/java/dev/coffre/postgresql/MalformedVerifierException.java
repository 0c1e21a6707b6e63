package dev.coffre.postgresql;

/// A text that is not a `SCRAM-SHA-256` verifier in PostgreSQL's form. The message names the part
/// that is wrong and never quotes it.
public final class MalformedVerifierException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedVerifierException(String message) {
    super(message);
  }
}
