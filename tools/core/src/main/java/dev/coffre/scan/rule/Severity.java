package dev.coffre.scan.rule;

/// What somebody who has the secret can do, the least first.
public enum Severity {
  /// Nothing: it names an account or a resource, or stands where a secret would. Reported only when
  /// it is asked for, and never a reason to fail.
  INFO,
  /// Hardly anything alone: a key that is meant to be public.
  LOW,
  /// Something limited.
  MEDIUM,
  /// Act as its owner in one service.
  HIGH,
  /// Act as its owner where that is the keys to everything.
  CRITICAL
}
