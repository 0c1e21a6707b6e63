package dev.coffre.git.history;

import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.PriorityQueue;
import java.util.Set;

/// Commits and who is whose parent, by number.
final class CommitGraph {
  private final IdTable commits;
  private final IdTable trees;
  private final Numbers tree = new Numbers();
  private final Numbers parentsStart = new Numbers();
  private final Numbers parents = new Numbers();
  private long[] times = new long[256];

  private CommitGraph(ObjectFormat format) {
    this.commits = new IdTable(format);
    this.trees = new IdTable(format);
  }

  /// Every commit that the tips lead to.
  ///
  /// @param shallow commits whose parents are not looked for
  static CommitGraph load(
      Collection<ObjectId> tips, Set<ObjectId> shallow, ObjectReader reader, ObjectFormat format)
      throws GitException {
    var graph = new CommitGraph(format);
    tips.forEach(graph.commits::number);
    for (int i = 0; i < graph.commits.count(); i++) {
      var id = graph.commits.id(i);
      var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), format);
      graph.add(commit);
      if (!shallow.contains(id)) {
        for (var parent : commit.parents()) {
          graph.parents.add(graph.commits.number(parent));
        }
      }
    }
    graph.parentsStart.add(graph.parents.count());
    return graph;
  }

  /// Only these commits; parents outside them are left out.
  static CommitGraph of(Collection<Commit> all, ObjectFormat format) {
    var graph = new CommitGraph(format);
    all.forEach(commit -> graph.commits.number(commit.id()));
    for (var commit : all) {
      graph.add(commit);
      for (var parent : commit.parents()) {
        int number = graph.commits.find(parent);
        if (number >= 0) {
          graph.parents.add(number);
        }
      }
    }
    graph.parentsStart.add(graph.parents.count());
    return graph;
  }

  private void add(Commit commit) {
    int number = tree.count();
    if (number == times.length) {
      times = Arrays.copyOf(times, 2 * number);
    }
    times[number] = commit.committed();
    tree.add(trees.number(commit.tree()));
    parentsStart.add(parents.count());
  }

  int count() {
    return tree.count();
  }

  ObjectId id(int commit) {
    return commits.id(commit);
  }

  ObjectId tree(int commit) {
    return trees.id(tree.get(commit));
  }

  /// All commits, each after its parents, and else by time.
  int[] oldestFirst() {
    var waits = new int[count()];
    var children = children(waits);
    var ready = new PriorityQueue<Integer>(this::compareByAge);
    for (int i = 0; i < waits.length; i++) {
      if (waits[i] == 0) {
        ready.add(i);
      }
    }
    var order = new int[count()];
    for (int filled = 0; !ready.isEmpty(); filled++) {
      int commit = ready.remove();
      order[filled] = commit;
      for (int i = children.start(commit); i < children.start(commit + 1); i++) {
        if (--waits[children.child(i)] == 0) {
          ready.add(children.child(i));
        }
      }
    }
    return order;
  }

  private int compareByAge(int a, int b) {
    int byTime = Long.compare(times[a], times[b]);
    return byTime != 0 ? byTime : commits.id(a).compareTo(commits.id(b));
  }

  private static final class Children {
    private final int[] starts;
    private final int[] all;

    Children(int[] starts, int[] all) {
      this.starts = starts;
      this.all = all;
    }

    int start(int parent) {
      return starts[parent];
    }

    int child(int i) {
      return all[i];
    }
  }

  /// @param waits gets the number of parents of each commit
  private Children children(int[] waits) {
    var starts = new int[count() + 2];
    for (int i = 0; i < parents.count(); i++) {
      starts[parents.get(i) + 2]++;
    }
    for (int i = 2; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    var all = new int[parents.count()];
    for (int commit = 0; commit < count(); commit++) {
      for (int i = parentsStart.get(commit); i < parentsStart.get(commit + 1); i++) {
        all[starts[parents.get(i) + 1]++] = commit;
        waits[commit]++;
      }
    }
    return new Children(starts, all);
  }
}
