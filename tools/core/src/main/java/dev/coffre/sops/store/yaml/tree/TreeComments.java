package dev.coffre.sops.store.yaml.tree;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.BitSet;

/// Where the comments of a tree stand in the text.
public final class TreeComments {
  private final BitSet starts = new BitSet();

  private TreeComments() {}

  /// The first byte of each, behind its `#`. What is read through an alias counts where its anchor
  /// stands.
  public static BitSet starts(Tree tree) {
    var comments = new TreeComments();
    tree.documents().forEach(comments::collect);
    return comments.starts;
  }

  private void collect(Node node) {
    switch (node) {
      case Node.Scalar scalar -> {}
      case Node.Mapping(var items) -> {
        for (Item item : items) {
          switch (item) {
            case Entry(var key, var value) -> collect(value);
            case Comment comment -> add(comment);
          }
        }
      }
      case Node.Sequence(var elements) -> {
        for (Element element : elements) {
          switch (element) {
            case Node value -> collect(value);
            case Comment comment -> add(comment);
          }
        }
      }
    }
  }

  private void add(Comment comment) {
    if (comment.site() instanceof YamlSite site && !site.shared()) {
      starts.set(site.start());
    }
  }
}
