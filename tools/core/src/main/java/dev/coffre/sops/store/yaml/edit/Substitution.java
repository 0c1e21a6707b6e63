package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.yaml.tree.YamlSite;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.util.Map;

/// Puts new values into a copy of what an alias stands for.
///
/// @param values by the number of the scalar or comment within the alias
record Substitution(Map<Integer, Value> values) {

  Node apply(Node node) {
    return switch (node) {
      case Node.Scalar(var value, var site) -> new Node.Scalar(value(site, value), site);
      case Node.Mapping(var items) -> new Node.Mapping(items.stream().map(this::item).toList());
      case Node.Sequence(var elements) ->
          new Node.Sequence(elements.stream().map(this::element).toList());
    };
  }

  private Item item(Item item) {
    return switch (item) {
      case Entry(var key, var value) -> new Entry(key, apply(value));
      case Comment comment -> comment(comment);
    };
  }

  private Element element(Element element) {
    return switch (element) {
      case Node node -> apply(node);
      case Comment comment -> comment(comment);
    };
  }

  private Comment comment(Comment comment) {
    return value(comment.site(), comment.text()) instanceof Value.Str text
        ? new Comment(text, comment.inline(), comment.site())
        : comment;
  }

  private Value value(Site site, Value old) {
    return site instanceof YamlSite yaml ? values.getOrDefault(yaml.copy(), old) : old;
  }
}
