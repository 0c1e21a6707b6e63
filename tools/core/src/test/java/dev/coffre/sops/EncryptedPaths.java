package dev.coffre.sops;

import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;

/// Where encrypted values and comments are: `m.b`, `comment:m`, `comment:root`.
final class EncryptedPaths {
  private final List<String> paths = new ArrayList<>();

  static List<String> of(Tree tree) {
    var walk = new EncryptedPaths();
    tree.documents().forEach(document -> walk.node(document, ""));
    return walk.paths;
  }

  private void node(Node node, String path) {
    switch (node) {
      case Node.Mapping(var items) -> items.forEach(item -> item(item, path));
      case Node.Sequence sequence -> {}
      case Node.Scalar(var value, var site) -> add(value, path);
    }
  }

  private void item(dev.coffre.sops.tree.Item item, String path) {
    switch (item) {
      case Comment comment -> add(comment.text(), "comment:" + (path.isEmpty() ? "root" : path));
      case Entry(var key, var value) -> node(value, path.isEmpty() ? key : path + "." + key);
    }
  }

  private void add(Value value, String path) {
    if (value instanceof Value.Str text && text.text().startsWith("ENC[")) {
      paths.add(path);
    }
  }
}
