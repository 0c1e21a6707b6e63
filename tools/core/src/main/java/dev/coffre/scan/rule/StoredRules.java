package dev.coffre.scan.rule;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Rules that are read when they are asked for: a run needs few of the hundreds that there are.
final class StoredRules extends AbstractList<Rule> implements RandomAccess {
  private final byte[] bytes;
  private final int first;

  /// Where each rule begins from `first` on, and the end.
  private final int[] from;

  private final AtomicReferenceArray<Rule> read;

  StoredRules(byte[] bytes, int first, int[] from) {
    this.bytes = bytes;
    this.first = first;
    this.from = from;
    this.read = new AtomicReferenceArray<>(from.length - 1);
  }

  @Override
  public Rule get(int index) {
    var known = read.get(index);
    return known == null ? parse(index) : known;
  }

  private Rule parse(int index) {
    var part = new RuleBytes(bytes, first + from[index], first + from[index + 1]);
    try {
      var rule = RuleCodec.read(part);
      read.set(index, rule);
      return rule;
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalStateException("the rule book is damaged", e);
    }
  }

  @Override
  public int size() {
    return read.length();
  }
}
