package dev.coffre.scan.rule;

/// A text in which a rule must find a secret, or must not. The text may begin with a line `file:
/// NAME`, which is no part of what is scanned.
///
/// @param rule the rule's id
/// @param found whether there is a secret
public record Sample(String rule, String text, boolean found) {
  private static final String FILE = "file: ";

  /// The name of the file that the text is in; empty if it says none.
  public String path() {
    return text.startsWith(FILE) ? text.substring(FILE.length(), firstLine()) : "";
  }

  /// What is scanned.
  public String content() {
    return text.startsWith(FILE) ? text.substring(Math.min(text.length(), firstLine() + 1)) : text;
  }

  private int firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text.length() : end;
  }
}
