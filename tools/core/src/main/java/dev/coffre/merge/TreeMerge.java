package dev.coffre.merge;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Merges the values of two trees that each changed a third: per key, lists of one length per
/// element. What only one side changed is taken, what both made the same counts once, everything
/// else is a conflict of that key.
final class TreeMerge {
  private final List<Edit> taken = new ArrayList<>();
  private final List<Edit> disputed = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private boolean editable = true;

  /// A place in the file: a document, and the way down in it.
  private record At(int document, TreePath path) {
    At then(Object step) {
      var steps = new ArrayList<>(path.steps());
      steps.add(step);
      return new At(document, new TreePath(steps));
    }

    @Override
    public String toString() {
      return path.steps().isEmpty() ? "document " + (document + 1) : path.toString();
    }
  }

  /// What a place holds, in the version that prefers ours where they conflict, and in the other.
  private record Both(Optional<Node> ours, Optional<Node> theirs) {
    static Both of(Optional<Node> node) {
      return new Both(node, node);
    }
  }

  /// The outcome.
  ///
  /// @param ours the values, with ours where there is a conflict
  /// @param theirs the values, with theirs there
  /// @param taken what theirs changed, as edits of our text; empty if edits cannot say it
  /// @param disputed what makes the values ours those of theirs, as edits
  /// @param conflicts the keys that both sides changed, each as it is shown
  record Outcome(
      Tree ours,
      Tree theirs,
      Optional<List<Edit>> taken,
      List<Edit> disputed,
      List<String> conflicts) {
    Outcome {
      disputed = List.copyOf(disputed);
      conflicts = List.copyOf(conflicts);
    }
  }

  private TreeMerge() {}

  static Outcome of(Tree base, Tree ours, Tree theirs) {
    return Nesting.descend(() -> new TreeMerge().merge(base, ours, theirs));
  }

  private Outcome merge(Tree base, Tree ours, Tree theirs) {
    var mine = new ArrayList<Node.Mapping>();
    var yours = new ArrayList<Node.Mapping>();
    int documents = Math.max(ours.documents().size(), theirs.documents().size());
    for (int i = 0; i < documents; i++) {
      var at = new At(i, TreePath.ROOT);
      var both = merge(at, document(base, i), document(ours, i), document(theirs, i));
      both.ours().ifPresent(node -> mine.add((Node.Mapping) node));
      both.theirs().ifPresent(node -> yours.add((Node.Mapping) node));
    }
    return new Outcome(
        new Tree(mine),
        new Tree(yours),
        editable ? Optional.of(List.copyOf(taken)) : Optional.empty(),
        disputed,
        conflicts);
  }

  private static Optional<Node> document(Tree tree, int index) {
    return tree.documents().stream().skip(index).findFirst().map(Node.class::cast);
  }

  private Both merge(At at, Optional<Node> base, Optional<Node> ours, Optional<Node> theirs) {
    if (Values.same(ours, theirs) || Values.same(base, theirs)) {
      return Both.of(ours);
    }
    var inside =
        ours.isPresent() && theirs.isPresent()
            ? inside(at, base, ours.get(), theirs.get())
            : Optional.<Both>empty();
    if (inside.isPresent()) {
      return inside.get();
    }
    if (Values.same(base, ours)) {
      edit(taken, at, theirs);
      return Both.of(theirs);
    }
    if (ours.isEmpty() || theirs.isEmpty()) {
      var left = removed(at, base, ours, theirs);
      if (left.isPresent()) {
        return left.get();
      }
    }
    conflicts.add(at.toString());
    edit(disputed, at, theirs);
    return new Both(ours, theirs);
  }

  /// Goes into what both sides still have as a mapping, or as a list of the same length.
  private Optional<Both> inside(At at, Optional<Node> base, Node ours, Node theirs) {
    if (ours instanceof Node.Mapping mine && theirs instanceof Node.Mapping yours) {
      var before =
          base.filter(Node.Mapping.class::isInstance)
              .map(Node.Mapping.class::cast)
              .orElse(new Node.Mapping(List.of()));
      boolean named =
          !Values.repeatsKeys(mine) && !Values.repeatsKeys(yours) && !Values.repeatsKeys(before);
      return named ? Optional.of(mappings(at, before, mine, yours)) : Optional.empty();
    }
    if (ours instanceof Node.Sequence mine
        && theirs instanceof Node.Sequence yours
        && base.isPresent()
        && base.get() instanceof Node.Sequence before) {
      int length = Values.elements(before).size();
      boolean aligned =
          Values.elements(mine).size() == length && Values.elements(yours).size() == length;
      return aligned ? Optional.of(lists(at, before, mine, yours)) : Optional.empty();
    }
    return Optional.empty();
  }

  /// One side removed a mapping in which the other changed something: that is the conflict, not
  /// what else was in it.
  private Optional<Both> removed(
      At at, Optional<Node> base, Optional<Node> ours, Optional<Node> theirs) {
    var left = ours.or(() -> theirs).orElseThrow();
    boolean inside =
        !at.path().steps().isEmpty()
            && base.isPresent()
            && base.get() instanceof Node.Mapping before
            && left instanceof Node.Mapping mapping
            && !Values.repeatsKeys(before)
            && !Values.repeatsKeys(mapping);
    if (!inside) {
      return Optional.empty();
    }
    var none = new Node.Mapping(List.of());
    var mine = (Node.Mapping) ours.orElse(none);
    var yours = (Node.Mapping) theirs.orElse(none);
    var both = mappings(at, (Node.Mapping) base.get(), mine, yours);
    boolean nothing = both.ours().filter(none::equals).isPresent();
    if (theirs.isEmpty() && both.theirs().filter(none::equals).isPresent()) {
      edit(nothing ? taken : disputed, at, theirs);
    }
    return Optional.of(
        new Both(
            both.ours().filter(node -> !node.equals(none)),
            both.theirs().filter(node -> !node.equals(none))));
  }

  private Both mappings(At at, Node.Mapping base, Node.Mapping ours, Node.Mapping theirs) {
    var before = Values.byKey(base);
    var mine = Values.byKey(ours);
    var yours = Values.byKey(theirs);
    var keys = new LinkedHashSet<>(mine.keySet());
    keys.addAll(yours.keySet());
    var ourItems = new ArrayList<Item>();
    var theirItems = new ArrayList<Item>();
    for (var key : keys) {
      var both =
          merge(
              at.then(key),
              Optional.ofNullable(before.get(key)),
              Optional.ofNullable(mine.get(key)),
              Optional.ofNullable(yours.get(key)));
      both.ours().ifPresent(node -> ourItems.add(new Entry(key, node)));
      both.theirs().ifPresent(node -> theirItems.add(new Entry(key, node)));
    }
    return new Both(
        Optional.of(new Node.Mapping(ourItems)), Optional.of(new Node.Mapping(theirItems)));
  }

  private Both lists(At at, Node.Sequence base, Node.Sequence ours, Node.Sequence theirs) {
    var before = Values.elements(base);
    var mine = Values.elements(ours);
    var yours = Values.elements(theirs);
    var ourElements = new ArrayList<Node>();
    var theirElements = new ArrayList<Node>();
    for (int i = 0; i < before.size(); i++) {
      var both =
          merge(
              at.then(i),
              Optional.of(before.get(i)),
              Optional.of(mine.get(i)),
              Optional.of(yours.get(i)));
      both.ours().ifPresent(ourElements::add);
      both.theirs().ifPresent(theirElements::add);
    }
    return new Both(
        Optional.of(new Node.Sequence(List.copyOf(ourElements))),
        Optional.of(new Node.Sequence(List.copyOf(theirElements))));
  }

  /// Edits reach below the top of the first document only.
  private void edit(List<Edit> edits, At at, Optional<Node> node) {
    var path = at.path().steps();
    if (at.document() > 0 || path.isEmpty()) {
      editable = false;
    } else {
      edits.add(
          node.<Edit>map(value -> new Edit.Put(path, value))
              .orElseGet(() -> new Edit.Remove(path)));
    }
  }
}
