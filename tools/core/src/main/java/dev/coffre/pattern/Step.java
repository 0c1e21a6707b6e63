package dev.coffre.pattern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a pattern as it is matched: each step knows what comes behind it.
sealed interface Step {
  /// Where a match from `at` on ends, or -1.
  int match(Subject subject, int at);

  /// Everything has matched.
  record End() implements Step {
    @Override
    public int match(Subject subject, int at) {
      return at;
    }
  }

  /// As many bytes of the set as there are, then fewer if what is behind asks for it.
  record Run(ByteSet set, int least, int most, Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      int furthest = (int) Math.min(subject.limit, (long) at + most);
      int end = at;
      while (end < furthest && set.has(subject.text[end])) {
        end++;
      }
      for (; end >= at + least; end--) {
        int match = next.match(subject, end);
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
    public int match(Subject subject, int at) {
      for (var way : ways) {
        int match = way.match(subject, at);
        if (match >= 0) {
          return match;
        }
      }
      return -1;
    }
  }

  /// Remembers the place, unless what is behind does not fit.
  record Mark(int slot, Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      int before = subject.mark(slot, at);
      int match = next.match(subject, at);
      if (match < 0) {
        subject.mark(slot, before);
      }
      return match;
    }
  }

  /// Looks ahead.
  record Look(Step part, boolean wanted, Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      return part.match(subject, at) >= 0 == wanted ? next.match(subject, at) : -1;
    }
  }

  /// Only where the text starts.
  record Start(Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      return at == subject.start ? next.match(subject, at) : -1;
    }
  }

  /// Only where the text ends.
  record Finish(Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      return at == subject.limit ? next.match(subject, at) : -1;
    }
  }

  /// Only where a word starts or ends.
  record Edge(Step next) implements Step {
    @Override
    public int match(Subject subject, int at) {
      return subject.isWord(at - 1) != subject.isWord(at) ? next.match(subject, at) : -1;
    }
  }

  /// A group as often as it fits, then less often if what is behind asks for it. What the group
  /// ends with is the loop itself, so that it is made before its body.
  final class Loop implements Step {
    /// The most rounds, since each takes room on the stack.
    static final int MOST = 1000;

    private final int number;
    private final Step next;
    private @Nullable Step body;

    Loop(int number, Step next) {
      this.number = number;
      this.next = next;
    }

    void repeats(Step body) {
      this.body = body;
    }

    @Override
    public int match(Subject subject, int at) {
      int match = -1;
      int before = subject.round(number, at);
      if (body != null
          && at > before
          && subject.depth < MOST) { // a round that took nothing is the last
        subject.depth++;
        match = body.match(subject, at);
        subject.depth--;
      }
      subject.round(number, before);
      return match >= 0 ? match : next.match(subject, at);
    }
  }
}
