package dev.coffre.keys;

import java.util.Locale;

/// What holds a key.
public enum HolderKind {
  PERSON,
  MACHINE,
  /// A pipeline.
  CI,
  /// A token that the key cannot be taken out of.
  HARDWARE,
  /// A key that lies offline, for the day when all others are lost.
  RECOVERY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
