package dev.coffre.sops.store.yaml.write;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// A node with the comments that sops attaches to it: those at the beginning of a collection head
/// the collection, the others head the next entry, and those at the end are the last entry's foot.
///
/// @param head above it, one text without `#` per line
/// @param line behind it
/// @param foot below it
record Commented(Node node, List<byte[]> head, List<byte[]> line, List<byte[]> foot) {

  /// A key with what is attached to it, and its value.
  record Pair(String name, List<byte[]> head, List<byte[]> foot, Commented value) {}

  static Commented of(Node node) {
    return of(node, List.of(), List.of(), List.of());
  }

  private static Commented of(Node node, List<byte[]> head, List<byte[]> line, List<byte[]> foot) {
    var all = new ArrayList<>(head);
    all.addAll(leading(node));
    return new Commented(node, all, line, foot);
  }

  /// The comments before the first entry; all of them, those marked inline last, if there is no
  /// entry.
  private static List<byte[]> leading(Node node) {
    var run = new Run();
    switch (node) {
      case Node.Scalar s -> {}
      case Node.Mapping mapping -> {
        for (var item : mapping.items()) {
          switch (item) {
            case Comment comment -> run.add(comment);
            case Entry e -> {
              return run.takeHead();
            }
          }
        }
      }
      case Node.Sequence sequence -> {
        for (var element : sequence.elements()) {
          switch (element) {
            case Comment comment -> run.add(comment);
            case Node n -> {
              return run.takeHead();
            }
          }
        }
      }
    }
    return run.takeAll();
  }

  List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    var run = new Run();
    for (var item : ((Node.Mapping) node).items()) {
      switch (item) {
        case Comment comment -> run.add(comment);
        case Entry(String name, Node value) -> {
          var head = run.takeHead(pairs.isEmpty());
          var commented = of(value, List.of(), run.takeInline(), List.of());
          pairs.add(new Pair(name, head, new ArrayList<>(), commented));
        }
      }
    }
    if (!pairs.isEmpty()) {
      pairs.getLast().foot().addAll(run.takeAll());
    }
    return pairs;
  }

  List<Commented> items() {
    var items = new ArrayList<Commented>();
    var run = new Run();
    for (var element : ((Node.Sequence) node).elements()) {
      switch (element) {
        case Comment comment -> run.add(comment);
        case Node value -> {
          var head = run.takeHead(items.isEmpty());
          items.add(of(value, head, run.takeInline(), new ArrayList<>()));
        }
      }
    }
    if (!items.isEmpty()) {
      items.getLast().foot().addAll(run.takeAll());
    }
    return items;
  }

  /// Comments read since the last entry.
  private static final class Run {
    private final List<byte[]> head = new ArrayList<>();
    private final List<byte[]> inline = new ArrayList<>();

    void add(Comment comment) {
      comment.text().bytes().expose(text -> (comment.inline() ? inline : head).add(text.clone()));
    }

    List<byte[]> takeHead() {
      var taken = List.copyOf(head);
      head.clear();
      return taken;
    }

    /// The first comments head the collection, not its first entry.
    List<byte[]> takeHead(boolean first) {
      var taken = takeHead();
      return first ? List.of() : taken;
    }

    List<byte[]> takeInline() {
      var taken = List.copyOf(inline);
      inline.clear();
      return taken;
    }

    List<byte[]> takeAll() {
      var all = new ArrayList<>(takeHead());
      all.addAll(takeInline());
      return all;
    }
  }
}
