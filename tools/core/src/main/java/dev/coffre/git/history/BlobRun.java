package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.MissingObject;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.git.pack.DeltaForest;
import dev.coffre.git.pack.TreeVisit;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Shows blobs to the visitors of several threads, each blob once.
///
/// @param <S> what the visitors remember
final class BlobRun<S> {
  private final Repository repository;
  private final Effort effort;
  private final List<PackWork> packs = new ArrayList<>();
  private final List<ObjectId> loose = new ArrayList<>();
  private final AtomicInteger nextLoose = new AtomicInteger();
  private final AtomicBoolean failed = new AtomicBoolean();
  private final ConcurrentLinkedQueue<ObjectId> absent = new ConcurrentLinkedQueue<>();
  private long count;

  private static final class PackWork {
    private final DeltaForest forest;
    private final BitSet wanted;
    private final BitSet needed;
    private final int[] roots;
    private final AtomicInteger next = new AtomicInteger();

    PackWork(DeltaForest forest, BitSet wanted) {
      this.forest = forest;
      this.wanted = wanted;
      this.needed = forest.withBases(wanted);
      this.roots = forest.roots(needed);
    }
  }

  BlobRun(Repository repository, Effort effort) {
    this.repository = repository;
    this.effort = effort;
  }

  /// Plans to show every blob of the survey.
  void addReachable(List<DeltaForest> forests, SharedIds blobs) {
    var missing = blobs.numbers();
    addPacked(
        forests,
        id -> {
          int blob = blobs.find(id, 0);
          boolean first = blob >= 0 && missing.get(blob);
          if (first) {
            missing.clear(blob);
          }
          return first;
        });
    missing.stream().mapToObj(blobs::id).forEach(loose::add);
    count += loose.size();
  }

  /// Plans to show every blob that is there.
  void addEverything(List<DeltaForest> forests, SharedIds reachable) throws GitException {
    var seen = new IdTable(repository.format());
    reachable.numbers().stream().mapToObj(reachable::id).forEach(seen::number);
    addReachable(forests, reachable);
    addPacked(forests, id -> seen.add(id, 0) >= 0);
    addLoose(seen);
  }

  /// Plans to show the blobs of packs that `wanted` takes, which is asked of each by its id.
  private void addPacked(List<DeltaForest> forests, Predicate<byte[]> wanted) {
    var id = new byte[repository.format().bytes()];
    for (var forest : forests) {
      var taken = new BitSet();
      forest
          .blobs()
          .forEach(object -> {
            forest.copyId(object, id);
            taken.set(object, wanted.test(id));
          });
      add(forest, taken);
    }
  }

  private void addLoose(IdTable seen) throws GitException {
    try (var reader = repository.store().reader(0)) {
      for (var id : repository.store().looseIds()) {
        if (seen.find(id) < 0 && reader.read(id).kind() == ObjectKind.BLOB) {
          loose.add(id);
          count++;
        }
      }
    }
  }

  private void add(DeltaForest forest, BitSet wanted) {
    if (!wanted.isEmpty()) {
      packs.add(new PackWork(forest, wanted));
      count += wanted.cardinality();
    }
  }

  /// Shows what was planned.
  Visited run(Supplier<? extends BlobVisitor<S>> visitors) throws GitException {
    Crew.run(effort.threads(), failed, () -> work(visitors.get()));
    return new Visited(count - absent.size(), List.copyOf(absent));
  }

  private void work(BlobVisitor<S> visitor) throws GitException {
    var limits = new TreeVisit.Limits(effort.cacheBytes() / effort.threads(), effort.largestBlob());
    for (var pack : packs) {
      try (var visit = new TreeVisit<>(pack.forest, pack.wanted, pack.needed, visitor, limits)) {
        for (int i = pack.next.getAndIncrement();
            i < pack.roots.length && !failed.get();
            i = pack.next.getAndIncrement()) {
          visit.visit(pack.roots[i]);
        }
      }
    }
    try (var reader = repository.store().reader(0)) {
      for (int i = nextLoose.getAndIncrement();
          i < loose.size() && !failed.get();
          i = nextLoose.getAndIncrement()) {
        showLoose(loose.get(i), reader, visitor);
      }
    }
  }

  private void showLoose(ObjectId id, ObjectReader reader, BlobVisitor<S> visitor)
      throws GitException {
    var object = reader.find(id);
    if (object.isEmpty()) {
      if (!repository.store().promised()) {
        throw new MissingObject(id, repository.store().whyMissing());
      }
      absent.add(id);
      return;
    }
    var blob = object.get();
    if (blob.kind() != ObjectKind.BLOB) {
      throw new Corrupt("object " + id, "it is a " + blob.kind().word() + ", and a tree says blob");
    }
    if (blob.length() > effort.largestBlob()) {
      visitor.tooLarge(id);
    } else {
      visitor.visit(Blob.whole(id, blob.content(), blob.length()), Optional.empty());
    }
  }
}
