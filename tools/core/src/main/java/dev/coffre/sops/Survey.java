package dev.coffre.sops;

import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/// Says of every value in a tree whether it is to be encrypted. Needs no key.
public final class Survey {
  private Survey() {}

  /// Every value that is not null, and every comment that the selector means, in file order.
  public static List<Leaf> of(Tree tree, Selector selector) {
    var walk = new SurveyWalk(selector);
    try {
      walk.tree(tree);
    } catch (SopsException e) {
      throw new IllegalStateException("a walk that changes nothing failed", e);
    }
    return walk.leaves;
  }

  /// Whether the expression of `selector`, if it has one, is RE2; one that is not matches nothing.
  public static boolean isValid(Selector selector) {
    return Selection.isValid(selector);
  }

  private static final class SurveyWalk extends Walk {
    private final List<Leaf> leaves = new ArrayList<>();

    SurveyWalk(Selector selector) {
      super(selector);
    }

    @Override
    Element leaf(Node.Scalar scalar, Place place, boolean encrypts) {
      var kind = encrypts ? Leaf.Kind.SELECTED : Leaf.Kind.EXEMPT;
      leaves.add(new Leaf(scalar.value(), scalar.site(), place, kind));
      return scalar;
    }

    @Override
    Comment comment(Comment comment, Place place) {
      leaves.add(new Leaf(comment.text(), comment.site(), place, Leaf.Kind.SELECTED_COMMENT));
      return comment;
    }

    @Override
    Element listed(Comment comment) {
      return comment;
    }
  }
}
