package dev.coffre.scan.detect;

import dev.coffre.scan.rule.Check;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Tells tokens that their issuer made from others of the same form.
final class Structure {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CHECKSUM = 6;

  private Structure() {}

  static boolean holds(Check check, String value) {
    return switch (check) {
      case JWT -> !Jwt.isSpurious(value);
      case CRC32_BASE62 -> hasChecksum(value);
    };
  }

  private static boolean hasChecksum(String value) {
    int end = value.length() - CHECKSUM;
    var crc = new CRC32();
    crc.update(value.substring(value.indexOf('_') + 1, end).getBytes(StandardCharsets.US_ASCII));
    long rest = crc.getValue();
    for (int i = value.length() - 1; i >= end; i--) {
      if (value.charAt(i) != DIGITS.charAt((int) (rest % DIGITS.length()))) {
        return false;
      }
      rest /= DIGITS.length();
    }
    return true;
  }
}
