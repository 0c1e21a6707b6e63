package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Every tree and blob that the tips lead to, and the oldest commit that has each at each path.
/// Commits are gone through oldest first; what a tree holds was there the next time too, so each is
/// read once.
final class Survey {
  private static final long CACHE = 48 << 20;
  private static final int SHARES = 8;
  private static final int COMMITS_BETWEEN_PAUSES = 16;

  private final CommitGraph commits;
  private final int[] order;
  private final Inventory inventory;

  private Survey(CommitGraph commits, ObjectFormat format) {
    this.commits = commits;
    this.order = commits.oldestFirst();
    this.inventory = new Inventory(format);
  }

  static Survey of(Repository repository, Tips tips, int threads) throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      var format = repository.format();
      var starts = StartPoints.of(repository, tips, reader);
      var commits = CommitGraph.load(starts.commits(), repository.shallow(), reader, format);
      var survey = new Survey(commits, format);
      survey.walk(repository, threads);
      survey.addTagged(starts, new TreeWalk(survey.inventory, reader, format));
      return survey;
    }
  }

  /// Each thread takes a long run of commits at a time, whose trees are made from one another.
  private void walk(Repository repository, int threads) throws GitException {
    int share = Math.max(1, order.length / (threads * SHARES));
    var next = new AtomicInteger();
    var failed = new AtomicBoolean();
    Crew.run(
        threads,
        failed,
        () -> {
          try (var reader = repository.store().reader(CACHE / threads)) {
            var walk = new TreeWalk(inventory, reader, repository.format());
            for (int from = next.getAndAdd(share);
                from < order.length;
                from = next.getAndAdd(share)) {
              walk(walk, from, Math.min(order.length, from + share), failed);
            }
          }
        });
  }

  private void walk(TreeWalk walk, int from, int to, AtomicBoolean failed) throws GitException {
    for (int position = from; position < to && !failed.get(); position++) {
      walk.enter(commits.tree(order[position]), position);
      if (position % COMMITS_BETWEEN_PAUSES == 0) {
        giveWay();
      }
    }
  }

  /// Where a busy thread is never put aside (a real-time scheduler), the runtime's compiler would
  /// get no turn and this code would stay slow.
  @SuppressWarnings("ThreadPriorityCheck") // nothing but speed depends on it
  private static void giveWay() {
    Thread.yield();
  }

  /// What only tags lead to comes behind the last commit.
  private void addTagged(StartPoints starts, TreeWalk walk) throws GitException {
    for (var tree : starts.trees()) {
      walk.enter(tree, order.length);
    }
    for (var blob : starts.blobs()) {
      inventory.noteBlob(blob);
    }
  }

  CommitGraph commits() {
    return commits;
  }

  SharedIds blobs() {
    return inventory.blobs();
  }

  Paths paths() {
    return inventory.paths();
  }

  Places places() {
    return inventory.places();
  }

  /// Whether a position is one of a commit, and not of a tag alone.
  boolean isCommit(int position) {
    return position < order.length;
  }

  /// The commit at a position in the order of age.
  ObjectId commit(int position) {
    return commits.id(order[position]);
  }
}
