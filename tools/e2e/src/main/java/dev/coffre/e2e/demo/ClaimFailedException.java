package dev.coffre.e2e.demo;

/// A claim that turned out wrong. The message says what was expected and what was seen instead,
/// without any secret.
public final class ClaimFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ClaimFailedException(String message) {
    super(message);
  }

  /// Throws unless `holds`.
  public static void unless(boolean holds, String message) throws ClaimFailedException {
    if (!holds) {
      throw new ClaimFailedException(message);
    }
  }
}
