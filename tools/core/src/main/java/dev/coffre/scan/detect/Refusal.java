package dev.coffre.scan.detect;

/// A step that a candidate does not pass.
public enum Refusal {
  /// What stands at the keyword does not have the rule's form.
  FORM,
  /// It has fewer bits a character than the rule asks for.
  ENTROPY,
  /// None of the words that the rule asks for is close by.
  NEAR,
  /// Its checksum or its header is wrong, or it is a part of a block of base64.
  STRUCTURE,
  /// It stands for a secret, or a program fills it in.
  PLACEHOLDER
}
