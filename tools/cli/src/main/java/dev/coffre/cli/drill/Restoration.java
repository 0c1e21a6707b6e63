package dev.coffre.cli.drill;

/// What was restored, not read yet.
interface Restoration {
  /// What is true of it.
  Restored read() throws FailedCheckException;

  /// Tries what it is for, once it was compared and nothing was wrong.
  default void use() throws FailedCheckException {}
}
