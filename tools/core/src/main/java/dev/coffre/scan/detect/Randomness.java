package dev.coffre.scan.detect;

/// Measures of how little a text looks like something a person wrote.
public final class Randomness {
  private Randomness() {}

  /// Shannon entropy of the bytes, in bits per byte; 0 for none.
  public static double entropy(byte[] bytes, int start, int end) {
    var counts = new int[256];
    for (int i = start; i < end; i++) {
      counts[bytes[i] & 0xff]++;
    }
    double bits = 0;
    int total = end - start;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  /// How many times the kind of character changes between small letter, capital, digit and other,
  /// where the change from a capital to a small letter, as names have it, does not count.
  static int changes(String text) {
    int changes = 0;
    for (int i = 1; i < text.length(); i++) {
      int before = kind(text.charAt(i - 1));
      int now = kind(text.charAt(i));
      if (before != now && !(before == 1 && now == 0)) {
        changes++;
      }
    }
    return changes;
  }

  private static int kind(char c) {
    if (c >= 'a' && c <= 'z') {
      return 0;
    }
    if (c >= 'A' && c <= 'Z') {
      return 1;
    }
    return c >= '0' && c <= '9' ? 2 : 3;
  }
}
