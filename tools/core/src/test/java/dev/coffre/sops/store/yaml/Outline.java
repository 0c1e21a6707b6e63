package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a YAML file holds, one line per scalar, comment and collection, to be compared.
final class Outline {

  /// A scalar or comment with its path and place.
  record Leaf(String path, Value value, Site site) {}

  private final List<Leaf> leaves = new ArrayList<>();

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<Leaf> leaves(byte[] source) throws StoreException {
    return leaves(new YamlStore().parse(source).tree());
  }

  private static List<Leaf> leaves(Tree tree) {
    var outline = new Outline();
    for (var document : tree.documents()) {
      outline.add("", document);
    }
    return outline.leaves;
  }

  /// `path: type text` of every leaf, in order; comments have a path that ends in `#`, or in `#>`
  /// behind a value.
  static List<String> of(byte[] source) throws StoreException {
    return leaves(source).stream().map(Outline::line).toList();
  }

  static List<String> of(Tree tree) {
    return leaves(tree).stream().map(Outline::line).toList();
  }

  static String line(Leaf leaf) {
    return leaf.path + ": " + text(leaf.value);
  }

  static String text(Value value) {
    return switch (value) {
      case Value.Str(var bytes) ->
          "str " + bytes.expose(text -> new String(text, StandardCharsets.UTF_8));
      case Value.Int(long number) -> "int " + number;
      case Value.Real(double number) -> "float " + number;
      case Value.Bool(boolean flag) -> "bool " + flag;
      case Value.Time(var rfc3339) -> "time " + rfc3339;
      case Value.Null() -> "null";
    };
  }

  private void add(String path, Node node) {
    switch (node) {
      case Node.Scalar(var value, var site) -> leaves.add(new Leaf(path, value, site));
      case Node.Mapping(var items) -> {
        leaves.add(new Leaf(path + "{}", new Value.Null(), Site.NONE));
        for (var item : items) {
          switch (item) {
            case Entry(var key, var value) -> add(path + "/" + key, value);
            case Comment comment -> add(path, comment);
          }
        }
      }
      case Node.Sequence(var elements) -> {
        leaves.add(new Leaf(path + "[]", new Value.Null(), Site.NONE));
        int index = 0;
        for (var element : elements) {
          switch (element) {
            case Node value -> add(path + "/" + index++, value);
            case Comment comment -> add(path, comment);
          }
        }
      }
    }
  }

  private void add(String path, Comment comment) {
    leaves.add(new Leaf(path + (comment.inline() ? "#>" : "#"), comment.text(), comment.site()));
  }
}
