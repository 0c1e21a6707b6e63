package dev.coffre.sops;

import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;

/// Goes through a tree in file order and makes a new one, leaf by leaf.
abstract class Walk {
  private final Selector selector;

  Walk(Selector selector) {
    this.selector = selector;
  }

  /// What becomes of a scalar that is not null.
  ///
  /// @param encrypts whether the selector means it
  abstract Element leaf(Node.Scalar scalar, Place place, boolean encrypts) throws SopsException;

  /// What becomes of a comment that the selector means.
  abstract Comment comment(Comment comment, Place place) throws SopsException;

  /// What becomes of such a comment if it stands in a list.
  abstract Element listed(Comment comment);

  Tree tree(Tree tree) throws SopsException {
    return Nesting.descend(() -> documents(tree));
  }

  private Tree documents(Tree tree) throws SopsException {
    var documents = new ArrayList<Node.Mapping>();
    for (var document : tree.documents()) {
      documents.add(mapping(document, Place.root(Selection.of(selector))));
    }
    return new Tree(documents);
  }

  private Node.Mapping mapping(Node.Mapping mapping, Place place) throws SopsException {
    var items = new ArrayList<Item>(mapping.items().size());
    for (var item : mapping.items()) {
      switch (item) {
        case Comment comment ->
            items.add(
                place.selection().encryptsComment(comment.text().text())
                    ? comment(comment, place)
                    : comment);
        case Entry(var key, var value) -> {
          items.add(new Entry(key, value(value, place.under(key))));
          place.selection().endItem();
        }
      }
    }
    return new Node.Mapping(items);
  }

  private Node value(Node value, Place place) throws SopsException {
    return switch (value) {
      case Node.Mapping mapping -> mapping(mapping, place);
      case Node.Sequence(var elements) -> sequence(elements, place);
      case Node.Scalar(Value.Null none, var site) -> value;
      case Node.Scalar scalar -> {
        if (leaf(scalar, place, place.selection().encrypts()) instanceof Node node) {
          yield node;
        }
        throw new SopsException.ValueUndecryptable(
            place.path(), "a comment stands where a value belongs");
      }
    };
  }

  private Node.Sequence sequence(List<Element> elements, Place place) throws SopsException {
    var result = new ArrayList<Element>(elements.size());
    int index = 0;
    for (var element : elements) {
      if (element instanceof Comment comment) {
        result.add(
            place.selection().encryptsComment(comment.text().text())
                ? listed(comment(comment, place))
                : comment);
        continue;
      }
      result.add(element(element, place, index++));
      place.selection().endItem();
    }
    return new Node.Sequence(result);
  }

  private Element element(Element element, Place place, int index) throws SopsException {
    return switch (element) {
      case Node.Mapping mapping -> mapping(mapping, place.element(index));
      case Node.Sequence(var elements) -> sequence(elements, place.element(index));
      case Node.Scalar(Value.Null none, var site) -> element;
      case Node.Scalar scalar -> leaf(scalar, place.element(index), place.selection().encrypts());
      case Comment comment -> comment;
    };
  }
}
