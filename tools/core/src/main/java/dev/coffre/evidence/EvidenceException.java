package dev.coffre.evidence;

/// Evidence is not what it should be: not signed by a known key, changed, no evidence at all. The
/// message says which and why.
public final class EvidenceException extends Exception {
  private static final long serialVersionUID = 1;

  public EvidenceException(String message) {
    super(message);
  }
}
