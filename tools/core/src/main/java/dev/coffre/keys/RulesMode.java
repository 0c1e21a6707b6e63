package dev.coffre.keys;

import java.util.Locale;

/// How `.sops.yaml` follows the registry.
public enum RulesMode {
  /// Its recipients are written from the registry.
  GENERATED,
  /// It is written by hand, and refused where it differs.
  CHECKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
