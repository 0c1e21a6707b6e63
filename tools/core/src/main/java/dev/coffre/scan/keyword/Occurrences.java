package dev.coffre.scan.keyword;

import dev.coffre.scan.keyword.KeywordTable.KeywordConsumer;
import java.util.Arrays;

/// Where the keywords of a table stand in a text, by place. For one thread.
public final class Occurrences {
  private final KeywordTable table;

  /// Where each starts, and in the lower half its number.
  private long[] all = new long[16];

  private int count;

  /// None yet.
  public Occurrences(KeywordTable table) {
    this.table = table;
  }

  /// Adds one.
  public void add(int keyword, int start) {
    if (count == all.length) {
      all = Arrays.copyOf(all, 2 * count);
    }
    all[count++] = (long) start << Integer.SIZE | keyword;
  }

  /// Puts them in order, which the methods below rely on.
  public void sort() {
    Arrays.sort(all, 0, count);
  }

  public int count() {
    return count;
  }

  /// The first that starts at `start` or behind it, as an index; the count if there is none.
  public int firstFrom(int start) {
    int found = Arrays.binarySearch(all, 0, count, (long) start << Integer.SIZE);
    return found < 0 ? ~found : found;
  }

  /// Its keyword.
  public int keyword(int index) {
    return (int) all[index];
  }

  public int start(int index) {
    return (int) (all[index] >>> Integer.SIZE);
  }

  public int end(int index) {
    return start(index) + table.length(keyword(index));
  }

  /// Tells those that stand wholly between two places.
  public void tell(int start, int end, KeywordConsumer consumer) {
    for (int i = firstFrom(start); i < count && start(i) < end; i++) {
      if (end(i) <= end) {
        consumer.accept(keyword(i), start(i), end(i));
      }
    }
  }
}
