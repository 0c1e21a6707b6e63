package dev.coffre.keys;

/// What a rule demands of its readers' keys.
public enum KeyDemand {
  ANY("any"),
  /// Keys that withstand quantum computers.
  POST_QUANTUM("post-quantum"),
  /// Keys that cannot be copied: of hardware holders, or behind a plugin or tag.
  HARDWARE("hardware");

  private final String word;

  KeyDemand(String word) {
    this.word = word;
  }

  /// Whether a holder's key is one.
  boolean isMetBy(Holder holder) {
    return switch (this) {
      case ANY -> true;
      case POST_QUANTUM -> holder.recipient().isPostQuantum();
      case HARDWARE -> holder.kind() == HolderKind.HARDWARE || holder.recipient().isBehindAPlugin();
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
