package dev.coffre.git.diff;

/// Gives equal lines of two texts equal numbers.
final class LineNumbers {
  private final Lines[] texts;
  private final int[] slotText;
  private final int[] slotLine;
  private final int[] slotNumber;
  private int next;

  LineNumbers(Lines before, Lines now) {
    int slots = Integer.highestOneBit(Math.max(16, before.count() + now.count())) << 2;
    this.texts = new Lines[] {before, now};
    this.slotText = new int[slots];
    this.slotLine = new int[slots];
    this.slotNumber = new int[slots];
  }

  /// The numbers of all lines of the text before (0) or now (1).
  int[] of(int text) {
    var numbers = new int[texts[text].count()];
    for (int line = 0; line < numbers.length; line++) {
      numbers[line] = number(text, line);
    }
    return numbers;
  }

  private int number(int text, int line) {
    int hash = texts[text].hash(line);
    int mask = slotNumber.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (slotNumber[slot] != 0) {
      if (texts[text].isSame(line, texts[slotText[slot]], slotLine[slot])) {
        return slotNumber[slot];
      }
      slot = (slot + 1) & mask;
    }
    slotText[slot] = text;
    slotLine[slot] = line;
    slotNumber[slot] = ++next;
    return next;
  }
}
