package dev.coffre.postgresql;

import java.net.IDN;

/// The character tables of RFC 3454 that SASLprep names.
final class StringPrep {
  private StringPrep() {}

  /// Table C.1.2; first and last code point of each range.
  private static final int[][] NON_ASCII_SPACES = {
    {0xA0, 0xA0},
    {0x1680, 0x1680},
    {0x2000, 0x200B},
    {0x202F, 0x202F},
    {0x205F, 0x205F},
    {0x3000, 0x3000},
  };

  /// Table B.1.
  private static final int[][] MAPPED_TO_NOTHING = {
    {0xAD, 0xAD},
    {0x34F, 0x34F},
    {0x1806, 0x1806},
    {0x180B, 0x180D},
    {0x200B, 0x200D},
    {0x2060, 0x2060},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
  };

  /// Tables C.2.1 to C.9, without what the two tables above have mapped away.
  private static final int[][] PROHIBITED = {
    {0x0, 0x1F}, // C.2.1 control characters
    {0x7F, 0x9F}, // C.2.1, C.2.2
    {0x340, 0x341}, // C.8 change of display, deprecated
    {0x6DD, 0x6DD}, // C.2.2
    {0x70F, 0x70F},
    {0x180E, 0x180E},
    {0x200E, 0x200F}, // C.8
    {0x2028, 0x2029}, // C.2.2
    {0x202A, 0x202E}, // C.8
    {0x2061, 0x2063}, // C.2.2
    {0x206A, 0x206F}, // C.2.2, C.8
    {0x2FF0, 0x2FFB}, // C.7 ideographic description
    {0xD800, 0xF8FF}, // C.5 surrogates, C.3 private use
    {0xFDD0, 0xFDEF}, // C.4 not characters
    {0xFFF9, 0xFFFF}, // C.6 inappropriate for plain text, C.4
    {0x1D173, 0x1D17A}, // C.2.2 musical controls
    {0xE0001, 0xE0001}, // C.9 tags
    {0xE0020, 0xE007F},
    {0xF0000, 0x10FFFF}, // C.3, C.4
  };

  static boolean isNonAsciiSpace(int codePoint) {
    return isIn(NON_ASCII_SPACES, codePoint);
  }

  static boolean isMappedToNothing(int codePoint) {
    return isIn(MAPPED_TO_NOTHING, codePoint);
  }

  /// Whether the code point is in one of the tables C.2.1 to C.9, the last two code points of a
  /// plane (C.4), or unassigned in Unicode 3.2 (A.1).
  static boolean isProhibited(int codePoint) {
    return isIn(PROHIBITED, codePoint) || (codePoint & 0xFFFE) == 0xFFFE || isUnassigned(codePoint);
  }

  private static boolean isIn(int[][] ranges, int codePoint) {
    for (var range : ranges) {
      if (range[0] <= codePoint && codePoint <= range[1]) {
        return true;
      }
    }
    return false;
  }

  /// Table A.1 has 396 ranges, and the JDK holds it for internationalized host names: there, too, a
  /// code point that Unicode 3.2 did not assign is an error unless it is allowed by a flag.
  private static boolean isUnassigned(int codePoint) {
    return codePoint > 0x7F
        && isHostName(codePoint, IDN.ALLOW_UNASSIGNED)
        && !isHostName(codePoint, 0);
  }

  private static boolean isHostName(int codePoint, int flags) {
    try {
      IDN.toASCII(Character.toString(codePoint), flags);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
