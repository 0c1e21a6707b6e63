package dev.coffre.scan.pattern;

import java.util.List;

/// A part of a pattern as it is matched: each step knows what comes behind it.
sealed interface Step {
  /// Where a match from `at` on ends, or -1.
  int match(byte[] text, int at, int limit);

  /// Everything has matched.
  record End() implements Step {
    @Override
    public int match(byte[] text, int at, int limit) {
      return at;
    }
  }

  /// As many bytes of the set as there are, then fewer if what is behind asks for it.
  record Run(ByteSet set, int least, int most, Step next) implements Step {
    @Override
    public int match(byte[] text, int at, int limit) {
      int furthest = (int) Math.min(limit, (long) at + most);
      int end = at;
      while (end < furthest && set.has(text[end])) {
        end++;
      }
      for (; end >= at + least; end--) {
        int match = next.match(text, end, limit);
        if (match >= 0) {
          return match;
        }
      }
      return -1;
    }
  }

  /// The first way that fits together with what is behind it.
  record Fork(List<Step> ways) implements Step {
    public Fork {
      ways = List.copyOf(ways);
    }

    @Override
    public int match(byte[] text, int at, int limit) {
      for (var way : ways) {
        int match = way.match(text, at, limit);
        if (match >= 0) {
          return match;
        }
      }
      return -1;
    }
  }
}
