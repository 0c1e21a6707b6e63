package dev.coffre.backup.pgbackrest;

import dev.coffre.backup.BackupException;
import java.util.ArrayList;
import java.util.List;

/// Names of the files of a write-ahead log: timeline, and the number of the segment in two halves,
/// eight hexadecimal digits each (PostgreSQL's documentation, "WAL Internals").
public final class WalSegments {
  private static final int NAME = 24;
  private static final int TIMELINE = 8;
  private static final int HALF = 16;
  private static final long PER_LOG = 1L << 32;

  /// A backup that needs more than this many was running for weeks: the names are wrong.
  private static final int MOST = 1_000_000;

  private WalSegments() {}

  /// All from the first to the last, in order.
  ///
  /// @param size of a segment in bytes: a power of two
  /// @throws BackupException if they are no segments of one timeline, or out of order
  public static List<String> between(String first, String last, long size) throws BackupException {
    if (Long.bitCount(size) != 1 || size > PER_LOG) {
      throw new BackupException("no size of a segment: " + size);
    }
    long begin = number(first, size);
    long end = number(last, size);
    var timeline = first.substring(0, TIMELINE);
    if (!last.startsWith(timeline) || end < begin || end - begin > MOST) {
      throw new BackupException("no log leads from " + first + " to " + last);
    }
    var names = new ArrayList<String>();
    long perHalf = PER_LOG / size;
    for (long number = begin; number <= end; number++) {
      names.add(timeline + "%08X%08X".formatted(number / perHalf, number % perHalf));
    }
    return names;
  }

  private static long number(String name, long size) throws BackupException {
    if (name.length() != NAME || !name.matches("[0-9A-F]+")) {
      throw new BackupException("no segment of a log: " + name);
    }
    long high = Long.parseLong(name.substring(TIMELINE, HALF), 16);
    long low = Long.parseLong(name.substring(HALF), 16);
    if (low >= PER_LOG / size) {
      throw new BackupException("no segment of this size: " + name);
    }
    return high * (PER_LOG / size) + low;
  }
}
