package dev.coffre.scan.history;

import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.ByteRanges;
import dev.coffre.git.pack.Copies;
import dev.coffre.scan.keyword.KeywordTable;
import dev.coffre.scan.keyword.Occurrences;

/// Finds the keywords of blobs. Where a blob was made from another, those that were taken over
/// whole are known, and all others have something new in them. A part that is taken over but so
/// short that both its ends are looked at anyway counts as new. For one thread.
final class KeywordSearch {
  private final KeywordTable table;
  private final int reach;
  private final int shortCopy;
  private final ByteRanges ranges = new ByteRanges();

  KeywordSearch(KeywordTable table) {
    this.table = table;
    this.reach = table.reach();
    this.shortCopy = 2 * reach;
  }

  /// The keywords of a text of which nothing is known.
  Occurrences whole(byte[] text, int length) {
    var found = new Occurrences(table);
    table.find(text, 0, length, (keyword, start, _) -> found.add(keyword, start));
    found.sort();
    return found;
  }

  /// The keywords of a blob.
  ///
  /// @param base those of what it was made from
  Occurrences part(Blob blob, Occurrences base) {
    var found = new Occurrences(table);
    takeOver(base, blob.copies(), found);
    int known = found.count();
    blob.fresh().join(shortCopy, blob.length(), ranges);
    for (int i = 0; i < ranges.count(); i++) {
      find(blob, ranges.start(i), ranges.end(i), found);
    }
    if (found.count() > known) {
      found.sort();
    }
    return found;
  }

  private void takeOver(Occurrences base, Copies copies, Occurrences found) {
    for (int i = 0; i < copies.count(); i++) {
      if (copies.length(i) < shortCopy) {
        continue;
      }
      int end = copies.from(i) + copies.length(i);
      int distance = copies.to(i) - copies.from(i);
      for (int k = base.firstFrom(copies.from(i)); k < base.count() && base.start(k) < end; k++) {
        if (base.end(k) <= end) {
          found.add(base.keyword(k), base.start(k) + distance);
        }
      }
    }
  }

  /// Adds those that have something of a new part in them; an empty one is where two parts meet. No
  /// mark is within the reach of two parts.
  private void find(Blob blob, int start, int end, Occurrences found) {
    table.findMarked(
        blob.content(),
        blob.length(),
        Math.max(0, start - reach),
        (int) Math.min(blob.length(), (long) end + reach),
        (keyword, from, to) -> {
          if (from < end && to > start) {
            found.add(keyword, from);
          }
        });
  }
}
