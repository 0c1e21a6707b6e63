package dev.coffre.recovery;

/// Five bits a letter or digit (RFC 4648), without padding: nothing in it looks like something
/// else.
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8) | (b & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(ALPHABET.charAt((held >> (bits - 5)) & 31));
      }
      held &= (1 << bits) - 1;
    }
    return bits == 0 ? text.toString() : text.append(letter(held, bits)).toString();
  }

  private static char letter(int held, int bits) {
    return ALPHABET.charAt((held << (5 - bits)) & 31);
  }

  /// @throws PaperException if a character is not of the alphabet, or what is left over is not zero
  static byte[] decode(String text) throws PaperException {
    var bytes = new byte[text.length() * 5 / 8];
    int held = 0;
    int bits = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        throw new PaperException("it has characters that no share has");
      }
      held = (held << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[length++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    if (held != 0 || bits >= 5) {
      throw new PaperException("it is not a whole share");
    }
    return bytes;
  }
}
