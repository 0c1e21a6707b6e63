package dev.coffre.scan.pattern;

import java.util.List;

/// A part of a pattern as it is written.
sealed interface Node {
  /// One byte of a set, `least` to `most` times in a row.
  record Run(ByteSet set, int least, int most) implements Node {}

  /// One after the other.
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// The first of several that fits.
  record Choice(List<Node> options) implements Node {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// A group, `least` to `most` times in a row.
  record Repeat(Node part, int least, int most) implements Node {}
}
