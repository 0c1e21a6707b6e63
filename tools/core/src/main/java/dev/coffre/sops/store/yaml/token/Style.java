package dev.coffre.sops.store.yaml.token;

/// How a scalar is written.
public enum Style {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  LITERAL,
  FOLDED;

  /// Whether it is introduced by `|` or `>`.
  public boolean isBlock() {
    return this == LITERAL || this == FOLDED;
  }

  /// Whether it stands in quotes.
  public boolean isQuoted() {
    return this == SINGLE_QUOTED || this == DOUBLE_QUOTED;
  }
}
