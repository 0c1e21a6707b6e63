package dev.coffre.cli.sops.document;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import java.util.List;

/// Whether two parts of documents hold the same, wherever they were read from.
public final class Likeness {
  private Likeness() {}

  /// Whether `one` and `other` have the same keys in the same order and values of the same types.
  public static boolean same(Element one, Element other) {
    return switch (one) {
      case Node.Mapping(var items) ->
          other instanceof Node.Mapping(var others) && sameItems(items, others);
      case Node.Sequence(var elements) ->
          other instanceof Node.Sequence(var others) && sameElements(elements, others);
      case Node.Scalar(var value, var _) ->
          other instanceof Node.Scalar(var otherValue, var _) && value.equals(otherValue);
      case Comment comment ->
          other instanceof Comment otherComment && comment.text().equals(otherComment.text());
    };
  }

  private static boolean sameElements(List<Element> ones, List<Element> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!same(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItems(List<Item> ones, List<Item> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!sameItem(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameItem(Item one, Item other) {
    return switch (one) {
      case Entry(var key, var value) ->
          other instanceof Entry(var otherKey, var otherValue)
              && key.equals(otherKey)
              && same(value, otherValue);
      case Comment comment -> other instanceof Comment otherComment && same(comment, otherComment);
    };
  }
}
