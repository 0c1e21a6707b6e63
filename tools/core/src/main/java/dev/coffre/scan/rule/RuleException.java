package dev.coffre.scan.rule;

/// A rule file does not hold rules; the message says which file, where and why.
public final class RuleException extends Exception {
  private static final long serialVersionUID = 1;

  RuleException(String message) {
    super(message);
  }
}
