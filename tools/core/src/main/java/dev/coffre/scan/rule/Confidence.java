package dev.coffre.scan.rule;

/// How sure it is that a match is a secret, the least first.
public enum Confidence {
  LOW,
  MEDIUM,
  HIGH
}
