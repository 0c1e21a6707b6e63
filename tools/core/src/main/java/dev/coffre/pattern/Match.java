package dev.coffre.pattern;

/// Where a {@link Form} was found in a text, in characters. Immutable.
public final class Match {
  private final String text;
  private final int start;
  private final int end;
  private final int[] marks;

  Match(String text, int start, int end, int[] marks) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.marks = marks;
  }

  /// Where it starts.
  public int start() {
    return start;
  }

  /// Behind its last character.
  public int end() {
    return end;
  }

  /// Whether a group, the first is 1, has a part in it.
  public boolean has(int group) {
    return marks[2 * group - 1] >= 0;
  }

  /// Where the part of a group starts; -1 if it has none.
  public int start(int group) {
    return marks[2 * group - 2];
  }

  /// The part of a group that {@linkplain #has is there}.
  public String group(int group) {
    return text.substring(marks[2 * group - 2], marks[2 * group - 1]);
  }
}
