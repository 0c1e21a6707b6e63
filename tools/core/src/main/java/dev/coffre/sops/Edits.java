package dev.coffre.sops;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;

/// The edits that turn a text into its encrypted or decrypted form and touch nothing else.
public final class Edits {

  private final List<Edit> edits = new ArrayList<>();

  private Edits() {}

  /// What has to be replaced in the text of `before` to make it hold the values of `after`.
  ///
  /// @param before as it was parsed
  /// @param after the same tree with other values, as {@link Sops} returns it
  /// @throws IllegalArgumentException if the trees differ in shape
  public static List<Edit> between(Tree before, Tree after) {
    return Nesting.descend(() -> {
      var edits = new Edits();
      edits.compare(before, after);
      return List.copyOf(edits.edits);
    });
  }

  private void compare(Tree before, Tree after) {
    require(before.documents().size() == after.documents().size());
    for (int i = 0; i < before.documents().size(); i++) {
      compare(before.documents().get(i), after.documents().get(i));
    }
  }

  private void compare(Node before, Node after) {
    switch (before) {
      case Node.Mapping(var items) when after instanceof Node.Mapping(var others) ->
          compareItems(items, others);
      case Node.Sequence(var elements) when after instanceof Node.Sequence(var others) ->
          compareElements(elements, others);
      case Node.Scalar(var value, var site) when after instanceof Node.Scalar(var other, var s) ->
          replace(site, value, other);
      case Node.Mapping mapping -> require(false);
      case Node.Sequence sequence -> require(false);
      case Node.Scalar scalar -> require(false);
    }
  }

  private void compareItems(List<Item> before, List<Item> after) {
    require(before.size() == after.size());
    for (int i = 0; i < before.size(); i++) {
      compareItem(before.get(i), after.get(i));
    }
  }

  private void compareItem(Item before, Item after) {
    switch (before) {
      case Entry(var key, var value) when after instanceof Entry(var same, var other) ->
          compare(value, other);
      case Comment(var text, var inline, var site) when after instanceof Comment comment ->
          replace(site, text, comment.text());
      case Entry entry -> require(false);
      case Comment comment -> require(false);
    }
  }

  private void compareElements(List<Element> before, List<Element> after) {
    require(before.size() == after.size());
    for (int i = 0; i < before.size(); i++) {
      compareElement(before.get(i), after.get(i));
    }
  }

  /// A comment that became an element is still written at the comment's place; an element that
  /// became a comment has to change its form.
  private void compareElement(Element before, Element after) {
    switch (before) {
      case Comment(var text, var inline, var site) when after instanceof Comment comment ->
          replace(site, text, comment.text());
      case Comment(var text, var inline, var site) when after instanceof Node.Scalar scalar ->
          replace(site, text, scalar.value());
      case Node.Scalar(var value, var site) when after instanceof Comment comment ->
          edits.add(new Edit.CommentOut(site, comment.text()));
      case Node node when after instanceof Node other -> compare(node, other);
      case Comment comment -> require(false);
      case Node node -> require(false);
    }
  }

  private void replace(Site site, Value before, Value after) {
    if (!before.equals(after)) {
      edits.add(new Edit.Replace(site, after));
    }
  }

  private void require(boolean sameShape) {
    if (!sameShape) {
      throw new IllegalArgumentException("the trees differ in shape");
    }
  }
}
