package dev.coffre.scan.keyword;

/// Tells of any four bytes whether they may be a mark: of three bytes, mixed into the number of a
/// slot, it knows which fourth bytes follow, as far as their last three bits tell. ASCII letters
/// are the same in either case, and so are some other bytes.
///
/// All slots fit into a processor's nearest cache, and no step waits for the one before.
final class MarkFilter {
  /// Drops what tells small letters from capitals.
  static final int ANY_CASE = 0xdfdfdf;

  /// Leaves as many bits of the product as number a slot.
  static final int SHIFT = Integer.SIZE - 15;

  /// What tells the kinds of a fourth byte apart; the case of a letter does not.
  static final int KIND = 7;

  static final byte EVERY_KIND = -1;

  private final int factor;
  private final byte[] slots = new byte[1 << (Integer.SIZE - SHIFT)];

  /// A filter that sees nothing.
  ///
  /// @param factor mixes three bytes into the number of a slot
  MarkFilter(int factor) {
    this.factor = factor;
  }

  int factor() {
    return factor;
  }

  /// Of each slot, a bit for each kind of fourth byte. Not a copy.
  byte[] slots() {
    return slots;
  }

  int slot(int three) {
    return ((three & ANY_CASE) * factor) >>> SHIFT;
  }

  void add(int bytes, boolean anyFourth) {
    slots[slot(bytes >>> 8)] |= anyFourth ? EVERY_KIND : (byte) (1 << (bytes & KIND));
  }

  boolean has(int bytes) {
    return ((slots[slot(bytes >>> 8)] >> (bytes & KIND)) & 1) != 0;
  }
}
