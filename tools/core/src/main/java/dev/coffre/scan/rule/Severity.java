package dev.coffre.scan.rule;

/// What somebody who has the secret can do, the least first.
public enum Severity {
  /// Hardly anything alone: an identifier, a key that is meant to be public.
  LOW,
  /// Something limited.
  MEDIUM,
  /// Act as its owner in one service.
  HIGH,
  /// Act as its owner where that is the keys to everything.
  CRITICAL
}
