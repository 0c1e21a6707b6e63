package dev.coffre.git.index;

import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// How an index differs from the shared one that it builds on (gitformat-index, "Split index").
///
/// @param shared names the shared file; empty if it builds on none after all
/// @param deleted positions of shared entries that are gone
/// @param replaced positions of those that this index's first entries stand for
record SplitLink(Optional<ObjectId> shared, BitSet deleted, BitSet replaced) {

  static SplitLink parse(ByteBuffer from, ObjectFormat format) {
    var id = new byte[format.bytes()];
    from.get(id);
    var shared = Optional.of(ObjectId.copyOf(id, 0, format)).filter(found -> !found.isZero());
    if (!from.hasRemaining()) {
      return new SplitLink(shared, new BitSet(), new BitSet());
    }
    return new SplitLink(shared, bitmap(from), bitmap(from));
  }

  /// Puts both together. The order is set right by whoever sorts the entries.
  List<IndexEntry> apply(List<IndexEntry> base, List<IndexEntry> own) {
    var entries = new ArrayList<IndexEntry>();
    int next = 0;
    for (int i = 0; i < base.size(); i++) {
      if (replaced.get(i)) {
        if (!deleted.get(i)) {
          entries.add(replace(base.get(i), own.get(next)));
        }
        next++;
      } else if (!deleted.get(i)) {
        entries.add(base.get(i));
      }
    }
    entries.addAll(own.subList(next, own.size()));
    return entries;
  }

  /// An entry that replaces a shared one may leave its name out.
  private static IndexEntry replace(IndexEntry shared, IndexEntry own) {
    return new IndexEntry(
        own.path().length() == 0 ? shared.path() : own.path(),
        own.mode(),
        own.id(),
        own.stage(),
        own.intentToAdd(),
        own.skipWorktree());
  }

  /// Reads an EWAH bitmap: words that are all equal by their number, others as they are
  /// (gitformat-bitmap, appendix A).
  private static BitSet bitmap(ByteBuffer from) {
    var bits = new BitSet();
    int size = from.getInt();
    int words = from.getInt();
    int position = 0;
    int end = from.position() + Math.multiplyExact(words, 8);
    while (from.position() < end) {
      long marker = from.getLong();
      int run = Math.toIntExact((marker >>> 1) & 0xffffffffL);
      int runEnd = Math.addExact(position, Math.multiplyExact(run, 64));
      bits.set(position, (marker & 1) == 0 ? position : Math.min(runEnd, size));
      position = runEnd;
      for (long literals = marker >>> 33; literals > 0; literals--) {
        setWord(bits, position, from.getLong());
        position += 64;
      }
    }
    from.getInt();
    return bits;
  }

  private static void setWord(BitSet bits, int position, long word) {
    for (long rest = word; rest != 0; rest &= rest - 1) {
      bits.set(position + Long.numberOfTrailingZeros(rest));
    }
  }
}
