package dev.coffre.sops.store.yaml.token;

/// A position in the text.
///
/// @param offset byte offset
/// @param index characters (code points) since the start
/// @param line lines since the start, from 0
/// @param column characters since the start of the line, from 0
public record Mark(int offset, int index, int line, int column) {

  /// Before everything.
  public static final Mark NONE = new Mark(0, 0, 0, 0);
}
