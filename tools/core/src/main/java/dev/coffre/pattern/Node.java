package dev.coffre.pattern;

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

  /// A part, `least` to `most` times in a row.
  record Repeat(Node part, int least, int most) implements Node {}

  /// A part that is remembered under a number.
  record Group(int number, Node part) implements Node {}

  /// What is ahead: whether it fits is as `wanted`.
  record Look(Node part, boolean wanted) implements Node {}

  /// Where the text starts.
  record Start() implements Node {}

  /// Where the text ends.
  record Finish() implements Node {}

  /// Between a character of a word and another.
  record Edge() implements Node {}
}
