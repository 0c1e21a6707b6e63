package dev.coffre.scan.keyword;

/// Four bytes of a keyword by which it is noticed.
///
/// @param keyword its number
/// @param offset how far behind the keyword's start they begin
/// @param bytes the first one in the highest bits; where the keyword is shorter, whatever follows
record Mark(int keyword, int offset, int bytes) {
  static final int LENGTH = 4;

  /// The four bytes from `at` on.
  static int bytes(byte[] text, int at) {
    return (text[at] << 24)
        | ((text[at + 1] & 0xff) << 16)
        | ((text[at + 2] & 0xff) << 8)
        | (text[at + 3] & 0xff);
  }
}
