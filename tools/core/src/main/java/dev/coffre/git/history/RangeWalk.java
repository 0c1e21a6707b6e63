package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.ShallowHistory;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Goes back from both sides of a range, newest first, until everything still to be looked at lies
/// behind a commit where they met.
///
/// Where clocks were wrong that can be too early, as it can in Git. What is missed then is that a
/// commit is excluded: the range has too many commits, never too few.
final class RangeWalk {
  private static final int EXCLUDED = 1;
  private static final int INCLUDED = 2;
  private static final int BOTH = EXCLUDED | INCLUDED;
  private static final int BEHIND = 4;

  private final Repository repository;
  private final ObjectReader reader;
  private final Map<ObjectId, Node> nodes = new HashMap<>();
  private final PriorityQueue<Node> queue =
      new PriorityQueue<>(Comparator.comparingLong((Node node) -> -node.commit.committed()));
  private int open;

  private static final class Node {
    private final Commit commit;
    private int marks;
    private boolean queued;
    private boolean met;

    Node(Commit commit) {
      this.commit = commit;
    }

    boolean isBehind() {
      return (marks & BEHIND) != 0;
    }
  }

  RangeWalk(Repository repository, ObjectReader reader) {
    this.repository = repository;
    this.reader = reader;
  }

  CommitRange between(Collection<ObjectId> excluded, ObjectId included) throws GitException {
    for (var id : excluded) {
      mark(node(id), EXCLUDED);
    }
    mark(node(included), INCLUDED);
    while (open > 0) {
      step(true);
    }
    while (!queue.isEmpty()) {
      step(false);
    }
    var bases = ids(node -> node.met && !node.isBehind());
    if (!excluded.isEmpty()) {
      checkWhole(bases.isEmpty());
    }
    return new CommitRange(inOrder(), bases);
  }

  /// @param farther whether to go to commits that were not seen before
  private void step(boolean farther) throws GitException {
    var node = queue.remove();
    node.queued = false;
    open -= node.isBehind() ? 0 : 1;
    boolean meets = (node.marks & BOTH) == BOTH;
    node.met |= meets;
    int marks = meets ? BOTH | BEHIND : node.marks;
    if (!repository.shallow().contains(node.commit.id())) {
      for (var parent : node.commit.parents()) {
        if (farther || nodes.containsKey(parent)) {
          mark(node(parent), marks);
        }
      }
    }
  }

  private void mark(Node node, int marks) {
    if ((node.marks & marks) == marks) {
      return;
    }
    boolean wasOpen = node.queued && !node.isBehind();
    node.marks |= marks;
    if (!node.queued) {
      node.queued = true;
      queue.add(node);
    }
    boolean isOpen = !node.isBehind();
    open += (isOpen ? 1 : 0) - (wasOpen ? 1 : 0);
  }

  private Node node(ObjectId id) throws GitException {
    var known = nodes.get(id);
    if (known != null) {
      return known;
    }
    var node = new Node(Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format()));
    nodes.put(id, node);
    return node;
  }

  private interface Choice {
    boolean of(Node node);
  }

  private List<ObjectId> ids(Choice choice) {
    return nodes.values().stream()
        .filter(choice::of)
        .map(node -> node.commit.id())
        .sorted()
        .toList();
  }

  /// A side that ends at a boundary could have met the other behind it.
  private void checkWhole(boolean neverMet) throws ShallowHistory {
    for (var node : nodes.values()) {
      boolean undecided = node.marks == INCLUDED || (neverMet && node.marks == EXCLUDED);
      if (undecided && repository.shallow().contains(node.commit.id())) {
        throw new ShallowHistory(
            node.commit.id(), "it was clear where the two sides of the range met");
      }
    }
  }

  private List<ObjectId> inOrder() {
    var commits = new ArrayList<Commit>();
    for (var node : nodes.values()) {
      if ((node.marks & BOTH) == INCLUDED) {
        commits.add(node.commit);
      }
    }
    var graph = CommitGraph.of(commits, repository.format());
    var ids = new ArrayList<ObjectId>();
    for (int commit : graph.oldestFirst()) {
      ids.add(graph.id(commit));
    }
    return ids;
  }
}
