package dev.coffre.recovery;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A QR code (ISO/IEC 18004) of version 5, error correction Q: up to 87 capitals, digits and
/// hyphens, of which a quarter may be damaged. All that is printed fits it, so it knows no other
/// version. Of the eight masks it takes the one with the fewest runs that a reader could take for
/// the edge of a code.
public final class QrCode {
  /// Modules on a side.
  public static final int SIZE = 37;

  private static final int LEVEL_Q = 0b11;
  private static final int MASKS = 8;

  /// What a finder looks like across its middle, light beside it: dark 1, light 1, dark 3, 1, 1.
  private static final int FINDER = 0b1011101;

  private static final int TIMING = 6;
  private static final int ALIGNMENT = 30;

  private final BitSet dark = new BitSet(SIZE * SIZE);
  private final BitSet function = new BitSet(SIZE * SIZE);

  private final int mask;

  private QrCode(int mask) {
    this.mask = mask;
  }

  /// The code of a text.
  ///
  /// @throws IllegalArgumentException if it has other characters, or more than 87
  public static QrCode of(String text) {
    var codewords = QrData.codewords(text);
    return IntStream.range(0, MASKS)
        .mapToObj(mask -> drawn(mask, codewords))
        .min(Comparator.comparingInt(QrCode::finders))
        .orElseThrow();
  }

  private static QrCode drawn(int mask, byte[] codewords) {
    var code = new QrCode(mask);
    code.drawFunctions();
    code.drawData(codewords);
    return code;
  }

  /// How often a row or column has what looks like a finder.
  private int finders() {
    int found = 0;
    for (int line = 0; line < SIZE; line++) {
      int row = 0;
      int column = 0;
      for (int at = 0; at < SIZE; at++) {
        row = ((row << 1) | (isDark(at, line) ? 1 : 0)) & 0x7f;
        column = ((column << 1) | (isDark(line, at) ? 1 : 0)) & 0x7f;
        found += (row == FINDER ? 1 : 0) + (column == FINDER ? 1 : 0);
      }
    }
    return found;
  }

  /// Whether a module is dark; the corner at the top left is 0, 0.
  public boolean isDark(int x, int y) {
    return dark.get(y * SIZE + x);
  }

  private void set(int x, int y, boolean isDark) {
    if (x >= 0 && x < SIZE && y >= 0 && y < SIZE) {
      dark.set(y * SIZE + x, isDark);
      function.set(y * SIZE + x);
    }
  }

  private void drawFunctions() {
    for (int i = 0; i < SIZE; i++) {
      set(TIMING, i, i % 2 == 0);
      set(i, TIMING, i % 2 == 0);
    }
    drawSquare(3, 3, 4);
    drawSquare(SIZE - 4, 3, 4);
    drawSquare(3, SIZE - 4, 4);
    drawSquare(ALIGNMENT, ALIGNMENT, 2);
    drawFormat();
  }

  /// Rings around a middle: dark, but for the second, and of a finder the one around it.
  private void drawSquare(int middleX, int middleY, int reach) {
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int ring = Math.max(Math.abs(dx), Math.abs(dy));
        boolean isDark = reach == 4 ? ring != 2 && ring != 4 : ring != 1;
        set(middleX + dx, middleY + dy, isDark);
      }
    }
  }

  /// The level of correction and the mask, with a check of ten bits, in two places.
  private static int format(int level, int mask) {
    int data = (level << 3) | mask;
    int rest = data;
    for (int i = 0; i < 10; i++) {
      rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    }
    return ((data << 10) | rest) ^ 0x5412;
  }

  private void drawFormat() {
    int format = format(LEVEL_Q, mask);
    for (int i = 0; i < 15; i++) {
      boolean bit = ((format >>> i) & 1) != 0;
      if (i < 8) {
        set(8, i < TIMING ? i : i + 1, bit);
        set(SIZE - 1 - i, 8, bit);
      } else {
        set(i == 8 ? 7 : 14 - i, 8, bit);
        set(8, SIZE - 15 + i, bit);
      }
    }
    set(8, SIZE - 8, true);
  }

  /// Two columns at a time from the right, up and down in turns, around what is there.
  private void drawData(byte[] codewords) {
    int bit = 0;
    for (int right = SIZE - 1; right >= 1; right -= 2) {
      if (right == TIMING) {
        right--;
      }
      boolean up = ((right + 1) & 2) == 0;
      for (int step = 0; step < SIZE; step++) {
        int y = up ? SIZE - 1 - step : step;
        for (int x = right; x > right - 2; x--) {
          if (function.get(y * SIZE + x)) {
            continue;
          }
          boolean isDark =
              bit < codewords.length * 8 && ((codewords[bit >>> 3] >>> (7 - (bit & 7))) & 1) != 0;
          dark.set(y * SIZE + x, isDark != isInverted(x, y));
          bit++;
        }
      }
    }
  }

  private boolean isInverted(int x, int y) {
    int product = x * y;
    return switch (mask) {
      case 0 -> (x + y) % 2 == 0;
      case 1 -> y % 2 == 0;
      case 2 -> x % 3 == 0;
      case 3 -> (x + y) % 3 == 0;
      case 4 -> (x / 3 + y / 2) % 2 == 0;
      case 5 -> product % 2 + product % 3 == 0;
      case 6 -> (product % 2 + product % 3) % 2 == 0;
      default -> ((x + y) % 2 + product % 3) % 2 == 0;
    };
  }
}
