package dev.coffre.scan.detect;

/// Where a keyword stands in a text.
///
/// @param end behind its last byte
public record Keyword(int start, int end) implements Comparable<Keyword> {
  @Override
  public int compareTo(Keyword other) {
    return start == other.start
        ? Integer.compare(end, other.end)
        : Integer.compare(start, other.start);
  }
}
