package dev.coffre.merge;

/// A stretch of a merged text, in whole lines.
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface Piece {

  /// Lines that are settled.
  record Settled(byte[] text) implements Piece {}

  /// Lines that the two sides want to be different.
  record Disputed(byte[] ours, byte[] theirs) implements Piece {}
}
