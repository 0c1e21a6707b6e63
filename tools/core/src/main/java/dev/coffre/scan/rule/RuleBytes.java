package dev.coffre.scan.rule;

import java.nio.charset.StandardCharsets;

/// Goes through a stored rule. A text is copied as a whole: rules are read before anything is
/// compiled, and a loop over their characters would take longer than what they are read for. What
/// goes past the end throws IndexOutOfBoundsException.
final class RuleBytes {
  private final byte[] bytes;
  private final int end;
  private int at;

  RuleBytes(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /// A number from 0 to 255.
  int number() {
    if (at == end) {
      throw new IndexOutOfBoundsException("a rule ends too early");
    }
    return bytes[at++] & 0xff;
  }

  /// A number of two bytes, the higher one first.
  int large() {
    return number() << 8 | number();
  }

  /// A text in ISO 8859-1 after its length.
  String text() {
    int length = large();
    if (length > end - at) {
      throw new IndexOutOfBoundsException("a text ends too late");
    }
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
  }
}
