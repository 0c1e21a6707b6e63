package dev.coffre.scan.detect;

/// A place that may hold a secret, before the filters.
///
/// @param rule the rule's number
/// @param start of the secret, in bytes
/// @param end behind the secret
public record Candidate(int rule, int start, int end) {
  /// Whether both claim a byte.
  public boolean overlaps(Candidate other) {
    return start < other.end && other.start < end;
  }
}
