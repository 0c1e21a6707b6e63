package dev.coffre.scan.rule;

import java.util.AbstractList;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Rules that are read when they are asked for: a run needs few of the hundreds that there are.
final class StoredRules extends AbstractList<Rule> implements RandomAccess {
  private final byte[] bytes;
  private final int first;

  /// Where each rule begins from `first` on, and the end.
  private final int[] from;

  /// By two threads at worst, and each is immutable. The JDK's array for threads would be linked at
  /// every start (docs/adr/0061).
  private final @Nullable Rule[] read;

  StoredRules(byte[] bytes, int first, int[] from) {
    this.bytes = bytes;
    this.first = first;
    this.from = from;
    this.read = new Rule[from.length - 1];
  }

  @Override
  public Rule get(int index) {
    var known = read[index];
    return known == null ? parse(index) : known;
  }

  private Rule parse(int index) {
    var part = new RuleBytes(bytes, first + from[index], first + from[index + 1]);
    try {
      var rule = RuleCodec.read(part);
      read[index] = rule;
      return rule;
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalStateException("the rule book is damaged", e);
    }
  }

  @Override
  public int size() {
    return read.length;
  }
}
