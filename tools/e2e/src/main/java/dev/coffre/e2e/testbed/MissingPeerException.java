package dev.coffre.e2e.testbed;

/// A real program that this machine does not have. The test that needs it is reported as not run.
public final class MissingPeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// A peer and why it is not there.
  public MissingPeerException(String peer, String reason) {
    super(peer + " is missing: " + reason);
  }
}
