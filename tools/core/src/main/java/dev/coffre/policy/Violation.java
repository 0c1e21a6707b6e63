package dev.coffre.policy;

/// Something that a check found in a file.
///
/// @param start of the value that it is about, in bytes; of what shows it, if it is about the file
/// @param end behind the value; the start, if it is about the file
/// @param line from 1
/// @param column from 1, in bytes
/// @param message what is wrong there; it never quotes a value
/// @param fix what to do about it
public record Violation(
    Check check, int start, int end, int line, int column, String message, String fix) {

  /// One about a file as a whole that nothing in it shows.
  public static Violation ofFile(Check check, String message, String fix) {
    return new Violation(check, 0, 0, 1, 1, message, fix);
  }

  /// Whether it is about a value, not about the file.
  public boolean isOfValue() {
    return end > start;
  }
}
