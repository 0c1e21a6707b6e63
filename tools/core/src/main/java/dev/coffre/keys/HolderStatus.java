package dev.coffre.keys;

import java.util.Locale;

/// Where a holder stands.
public enum HolderStatus {
  /// Reads what its teams read.
  ACTIVE,
  /// Still reads, and is to be replaced: it counts for no minimum.
  RETIRING,
  /// Reads nothing.
  REVOKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
