package dev.coffre.e2e.demo.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Looks for many needles in one pass over the bytes. Immutable and thread-safe.
public final class Search {

  /// Every form has at least this many bytes; the window that is hashed has as many.
  private static final int WINDOW = 8;

  private static final int TABLE_BITS = 16;

  /// A form of a needle, found by the hash of its first eight bytes.
  private static final class Form {
    private final byte[] bytes;
    private final String needle;

    Form(byte[] bytes, String needle) {
      this.bytes = bytes;
      this.needle = needle;
    }

    boolean standsAt(byte[] hay, int start) {
      int end = start + bytes.length;
      return end <= hay.length && Arrays.equals(hay, start, end, bytes, 0, bytes.length);
    }
  }

  private final List<List<Form>> table;

  public Search(List<Needle> needles) {
    table = new ArrayList<>();
    for (int i = 0; i < 1 << TABLE_BITS; i++) {
      table.add(List.of());
    }
    for (Needle needle : needles) {
      for (byte[] form : needle.forms()) {
        add(new Form(form, needle.name()));
      }
    }
  }

  private void add(Form form) {
    long window = 0;
    for (int i = 0; i < WINDOW; i++) {
      window = next(window, form.bytes[i]);
    }
    var bucket = new ArrayList<>(table.get(hash(window)));
    bucket.add(form);
    table.set(hash(window), List.copyOf(bucket));
  }

  /// The names of the needles that stand in `hay`.
  public Set<String> in(byte[] hay) {
    var found = new TreeSet<String>();
    long window = 0;
    for (int i = 0; i < hay.length; i++) {
      window = next(window, hay[i]);
      if (i >= WINDOW - 1) {
        for (Form form : table.get(hash(window))) {
          if (form.standsAt(hay, i - WINDOW + 1)) {
            found.add(form.needle);
          }
        }
      }
    }
    return found;
  }

  private static int hash(long window) {
    return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - TABLE_BITS));
  }

  private static long next(long window, byte octet) {
    return (window << 8) | (octet & 0xff);
  }
}
