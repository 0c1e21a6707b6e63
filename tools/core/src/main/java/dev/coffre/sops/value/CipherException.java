package dev.coffre.sops.value;

/// An `ENC[…]` string that is malformed, or that does not authenticate; the message is the reason
/// and holds nothing of the value.
public final class CipherException extends Exception {
  private static final long serialVersionUID = 1L;

  public CipherException(String message) {
    super(message);
  }
}
