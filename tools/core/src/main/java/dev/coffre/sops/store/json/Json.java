package dev.coffre.sops.store.json;

import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.util.List;
import java.util.Optional;

/// A JSON value and where it stands: offsets of its first byte and behind its last one.
sealed interface Json extends Site {

  /// The value without the positions of containers.
  Node node();

  /// A key, where it stands (quotes included), and its value.
  record Member(String key, int start, Json value) {}

  /// An object; keys may repeat.
  record Obj(List<Member> members, int start, int end) implements Json {
    @Override
    public Node.Mapping node() {
      return new Node.Mapping(
          members.stream().<Item>map(m -> new Entry(m.key(), m.value().node())).toList());
    }

    Optional<Member> find(String key) {
      return members.stream().filter(member -> member.key.equals(key)).findFirst();
    }
  }

  /// An array.
  record Arr(List<Json> elements, int start, int end) implements Json {
    @Override
    public Node.Sequence node() {
      return new Node.Sequence(elements.stream().<Element>map(Json::node).toList());
    }
  }

  /// A string, number, boolean or null.
  record Leaf(Value value, int start, int end) implements Json {
    @Override
    public Node.Scalar node() {
      return new Node.Scalar(value, new Place(start, end));
    }
  }

  /// The site of a leaf.
  record Place(int start, int end) implements Site {}
}
