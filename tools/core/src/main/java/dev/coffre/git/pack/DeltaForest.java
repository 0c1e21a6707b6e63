package dev.coffre.git.pack;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.pack.PackEntry.Changes;
import dev.coffre.git.pack.PackEntry.Whole;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/// Which object of a pack is made from which: trees whose roots are stored whole. Objects have
/// numbers in the order in which they stand in the pack.
public final class DeltaForest {
  static final int NONE = -1;

  private final Pack pack;
  private final long[] offsets;
  private final int[] positions;
  private final int[] bases;
  private final int[] firstChild;
  private final int[] nextSibling;
  private final BitSet blobs = new BitSet();
  private final long[] work;

  private DeltaForest(Pack pack) {
    int count = pack.index().count();
    this.pack = pack;
    this.offsets = new long[count];
    this.positions = new int[count];
    this.bases = new int[count];
    this.firstChild = new int[count];
    this.nextSibling = new int[count];
    this.work = new long[count];
  }

  /// Reads the header of every object.
  public static DeltaForest of(Pack pack) throws GitException {
    var forest = new DeltaForest(pack);
    forest.order();
    forest.link();
    return forest;
  }

  private void order() throws GitException {
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = pack.index().offset(i);
    }
    Arrays.sort(offsets);
    for (int i = 0; i < offsets.length; i++) {
      positions[number(pack.index().offset(i))] = i;
    }
  }

  private int number(long offset) {
    return Arrays.binarySearch(offsets, offset);
  }

  private void link() throws GitException {
    Arrays.fill(bases, NONE);
    Arrays.fill(firstChild, NONE);
    Arrays.fill(nextSibling, NONE);
    var blobRoots = new BitSet();
    for (int i = offsets.length - 1; i >= 0; i--) {
      var entry = pack.entry(offsets[i]);
      work[i] = entry.size();
      switch (entry) {
        case Whole whole -> blobRoots.set(i, whole.kind() == ObjectKind.BLOB);
        case Changes changes -> adopt(i, number(changes.base()));
      }
    }
    markBlobs(blobRoots);
  }

  private void adopt(int child, int base) throws GitException {
    if (base < 0) {
      throw pack.damaged(offsets[child], "its base is no object of the index");
    }
    bases[child] = base;
    nextSibling[child] = firstChild[base];
    firstChild[base] = child;
  }

  /// Goes down from every root: an object that no root leads to is its own base.
  private void markBlobs(BitSet blobRoots) throws GitException {
    var reached = new BitSet();
    for (int root = 0; root < offsets.length; root++) {
      if (bases[root] == NONE) {
        reach(root, reached, blobRoots.get(root));
      }
    }
    int lost = reached.nextClearBit(0);
    if (lost < offsets.length) {
      throw pack.damaged(offsets[lost], "it is, over others, its own base");
    }
  }

  private void reach(int root, BitSet reached, boolean blob) {
    int at = root;
    while (at != NONE) {
      reached.set(at);
      blobs.set(at, blob);
      int next = firstChild[at];
      while (next == NONE && at != root) {
        next = nextSibling[at];
        work[bases[at]] += work[at];
        at = next == NONE ? bases[at] : at;
      }
      at = next;
    }
  }

  /// Every blob of the pack.
  public IntStream blobs() {
    return blobs.stream();
  }

  public ObjectId id(int object) {
    return pack.index().id(positions[object]);
  }

  /// Writes the id's bytes to `to`.
  public void copyId(int object, byte[] to) {
    pack.index().copyId(positions[object], to);
  }

  /// These objects and all that they are made from.
  public BitSet withBases(BitSet objects) {
    var needed = new BitSet(offsets.length);
    for (int i = objects.nextSetBit(0); i >= 0; i = objects.nextSetBit(i + 1)) {
      for (int at = i; at != NONE && !needed.get(at); at = bases[at]) {
        needed.set(at);
      }
    }
    return needed;
  }

  /// The roots among these objects: those that are the most work first, so that no thread is left
  /// with a large tree at the end.
  public int[] roots(BitSet objects) {
    return objects.stream()
        .filter(object -> bases[object] == NONE)
        .boxed()
        .sorted((a, b) -> Long.compare(work[b], work[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  int firstChild(int object, BitSet among) {
    return among(firstChild[object], among);
  }

  int nextSibling(int object, BitSet among) {
    return among(nextSibling[object], among);
  }

  private int among(int first, BitSet among) {
    int at = first;
    while (at != NONE && !among.get(at)) {
      at = nextSibling[at];
    }
    return at;
  }

  PackEntry entry(int object) throws GitException {
    return pack.entry(offsets[object]);
  }

  Pack pack() {
    return pack;
  }
}
