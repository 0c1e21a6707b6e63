package dev.coffre.sops.key;

/// One recipient could not be wrapped for, or its copy could not be opened.
public final class AgeKeyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String brief;

  /// @param message in the words of sops, with the places that were searched
  /// @param brief the same in few words
  public AgeKeyException(String message, String brief) {
    super(message);
    this.brief = brief;
  }

  /// @param message in the words of sops, with the places that were searched
  /// @param brief the same in few words
  public AgeKeyException(String message, String brief, Throwable cause) {
    super(message, cause);
    this.brief = brief;
  }

  /// What happened, without the places that were searched.
  public String brief() {
    return brief;
  }
}
