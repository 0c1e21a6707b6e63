package dev.coffre.sops.config;

/// What is made of fields that sops does not know.
public enum Strictness {
  /// They are ignored, as by sops: people keep anchors there.
  TOLERANT,
  /// They are an error, except at the top level and under names that start with `x-` or `.`, where
  /// anchors may be kept; every rule is checked, not only the one that applies.
  STRICT
}
