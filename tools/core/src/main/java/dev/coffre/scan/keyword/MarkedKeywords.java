package dev.coffre.scan.keyword;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the marks of keywords, and how the filter mixes them, so that little of ordinary texts
/// looks like one.
final class MarkedKeywords {
  private static final Ordinary ORDINARY = Ordinary.read();

  /// The golden ratio's bits and their multiples mix well; which does best depends on the marks.
  private static final int FACTOR = 0x9e3779b1;

  private static final int FACTORS_TRIED = 32;

  /// As near as marks are to both ends of their keywords, so that around a change of a text there
  /// is little to look at (KeywordTable#reach). Longer keywords have theirs in the middle.
  private static final int NEAR = 18;

  private final int[] starts;
  private final byte[] letters;
  private final List<Mark> marks = new ArrayList<>();

  MarkedKeywords(List<String> keywords) {
    letters = String.join("", keywords).getBytes(StandardCharsets.US_ASCII);
    starts = new int[keywords.size() + 1];
    for (int i = 0; i < keywords.size(); i++) {
      starts[i + 1] = starts[i] + keywords.get(i).length();
      mark(i);
    }
  }

  private void mark(int keyword) {
    int length = starts[keyword + 1] - starts[keyword];
    switch (length) {
      case 0, 1 -> throw new IllegalArgumentException("a keyword has at least two bytes");
      case 2 -> thirds().forEach(third -> markShort(keyword, third << 8));
      case 3 -> markShort(keyword, letters[starts[keyword] + 2] << 8);
      default -> {
        int offset = rarest(starts[keyword], length - Mark.LENGTH);
        marks.add(new Mark(keyword, offset, Mark.bytes(letters, starts[keyword] + offset)));
      }
    }
  }

  /// Every byte, where case makes no difference.
  private static IntStream thirds() {
    return IntStream.range(0, 256).filter(third -> (third & MarkFilter.ANY_CASE) == third);
  }

  private void markShort(int keyword, int third) {
    int start = starts[keyword];
    marks.add(new Mark(keyword, 0, (letters[start] << 24) | (letters[start + 1] << 16) | third));
  }

  private int rarest(int start, int last) {
    int near = Math.max(NEAR, (last + 1) / 2);
    int furthest = Math.min(Math.min(last, near), KeywordTable.FURTHEST);
    return IntStream.rangeClosed(Math.clamp(last - near, 0, furthest), furthest)
        .boxed()
        .min(Comparator.comparingInt(offset -> ORDINARY.weight(letters, start + offset)))
        .orElseThrow();
  }

  private boolean isShort(Mark mark) {
    return starts[mark.keyword() + 1] - starts[mark.keyword()] < Mark.LENGTH;
  }

  KeywordTable table() {
    var filter =
        IntStream.range(0, FACTORS_TRIED)
            .mapToObj(i -> filter(FACTOR * (2 * i + 1)))
            .min(Comparator.comparingInt(ORDINARY::alarms))
            .orElseThrow();
    return table(filter);
  }

  private MarkFilter filter(int factor) {
    var filter = new MarkFilter(factor);
    marks.forEach(mark -> filter.add(mark.bytes(), isShort(mark)));
    return filter;
  }

  private KeywordTable table(MarkFilter filter) {
    var byBucket = new ArrayList<>(marks);
    byBucket.sort(Comparator.comparingInt(mark -> bucket(mark, filter)));
    var from = new int[KeywordTable.BUCKETS + 1];
    byBucket.forEach(mark -> from[bucket(mark, filter) + 1]++);
    for (int i = 0; i < KeywordTable.BUCKETS; i++) {
      from[i + 1] += from[i];
    }
    return new KeywordTable(
        filter,
        from,
        byBucket.stream().mapToInt(this::sought).toArray(),
        byBucket.stream().mapToInt(KeywordTable::packed).toArray(),
        starts,
        letters);
  }

  private static int bucket(Mark mark, MarkFilter filter) {
    return KeywordTable.bucket(filter.slot(mark.bytes() >>> 8));
  }

  private int sought(Mark mark) {
    return KeywordTable.sought(mark.bytes(), isShort(mark));
  }
}
