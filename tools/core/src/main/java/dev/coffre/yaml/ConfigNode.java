package dev.coffre.yaml;

import java.util.List;

/// A node of a configuration, as far as its readers ask.
public sealed interface ConfigNode {
  /// The line that it begins on, from 1.
  int line();

  /// Whether it says nothing; what holds others says something.
  default boolean isNull() {
    return false;
  }

  /// A text, also one that says nothing.
  ///
  /// @param plain whether it stands without quotes
  record Scalar(int line, String text, boolean plain, boolean isNull) implements ConfigNode {
    /// What says nothing, at a line.
    public static Scalar nothing(int line) {
      return new Scalar(line, "", true, true);
    }
  }

  /// A list.
  record Sequence(int line, List<ConfigNode> items) implements ConfigNode {}

  /// A mapping; keys may stand there twice.
  record Mapping(int line, List<Pair> pairs) implements ConfigNode {}

  /// A key with its value.
  record Pair(ConfigNode key, ConfigNode value) {}
}
