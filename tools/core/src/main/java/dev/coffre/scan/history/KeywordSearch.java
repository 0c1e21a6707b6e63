package dev.coffre.scan.history;

import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.Copies;
import dev.coffre.scan.keyword.KeywordTable;
import dev.coffre.scan.keyword.Occurrences;

/// Finds the keywords of blobs. Where a blob was made from another, those that were taken over
/// whole are known, and all others have something new in them.
final class KeywordSearch {
  private final KeywordTable table;
  private final int reach;

  KeywordSearch(KeywordTable table) {
    this.table = table;
    this.reach = table.longest() - 1;
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
    int behind = 0;
    for (int i = 0; i < blob.fresh().count(); i++) {
      find(blob, behind, blob.fresh().start(i), blob.fresh().end(i), found);
      behind = blob.fresh().end(i);
    }
    if (found.count() > known) {
      found.sort();
    }
    return found;
  }

  private static void takeOver(Occurrences base, Copies copies, Occurrences found) {
    for (int i = 0; i < copies.count(); i++) {
      int end = copies.from(i) + copies.length(i);
      int distance = copies.to(i) - copies.from(i);
      for (int k = base.firstFrom(copies.from(i)); k < base.count() && base.start(k) < end; k++) {
        if (base.end(k) <= end) {
          found.add(base.keyword(k), base.start(k) + distance);
        }
      }
    }
  }

  /// Adds those that have something of a new part in them; an empty one is where two parts meet.
  ///
  /// @param behind where the new part before this one ends: what begins in front of it has been
  ///   added
  private void find(Blob blob, int behind, int start, int end, Occurrences found) {
    table.find(
        blob.content(),
        Math.max(behind, start - reach),
        (int) Math.min(blob.length(), (long) end + reach),
        (keyword, from, to) -> {
          if (from < end && to > start) {
            found.add(keyword, from);
          }
        });
  }
}
