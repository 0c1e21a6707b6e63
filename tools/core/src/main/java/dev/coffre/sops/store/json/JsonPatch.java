package dev.coffre.sops.store.json;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Splice;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.List;

/// Changes a JSON text in place. Replacements are made together; what adds or removes is made one
/// by one, on the text as it is by then.
final class JsonPatch {
  static final String METADATA = "sops";

  private byte[] text;

  private JsonPatch(byte[] text) {
    this.text = text;
  }

  static byte[] apply(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    var patch = new JsonPatch(source);
    patch.replace(edits);
    for (var edit : edits) {
      switch (edit) {
        case Edit.Put(var path, var value) -> patch.put(path, value);
        case Edit.Remove(var path) -> patch.remove(path);
        case Edit.Replace replace -> {}
        case Edit.CommentOut commentOut ->
            throw new StoreException("JSON has no comments to turn an element into");
      }
    }
    switch (metadata) {
      case MetadataEdit.Keep() -> {}
      case MetadataEdit.Drop() -> patch.drop();
      case MetadataEdit.Write(var mapping) -> patch.write(mapping);
    }
    return patch.text;
  }

  private void replace(List<Edit> edits) throws StoreException {
    var splices = new ArrayList<Splice>();
    for (var edit : edits) {
      if (edit instanceof Edit.Replace(var site, var value)) {
        splices.add(new Splice(site.start(), site.end(), rendered(Node.Scalar.of(value), 0)));
      }
    }
    text = Splice.apply(text, splices);
  }

  private void put(List<Object> path, Node value) throws StoreException {
    splice(new JsonLayout(text).put(JsonParser.parse(text), path, value));
  }

  private void remove(List<Object> path) throws StoreException {
    splice(new JsonLayout(text).remove(JsonParser.parse(text), path));
  }

  private void drop() throws StoreException {
    if (JsonParser.parse(text).find(METADATA).isPresent()) {
      remove(List.of(METADATA));
    }
  }

  private void write(Node.Mapping metadata) throws StoreException {
    var old = JsonParser.parse(text).find(METADATA);
    if (old.isEmpty()) {
      put(List.of(METADATA), metadata);
      return;
    }
    var splices = new ArrayList<Splice>();
    if (differences(old.get().value(), metadata, splices)) {
      text = Splice.apply(text, splices);
    } else {
      put(List.of(METADATA), metadata);
    }
  }

  /// Collects the scalars that differ.
  ///
  /// @return whether both have the same shape, so that replacing scalars is enough
  private boolean differences(Json old, Node node, List<Splice> splices) throws StoreException {
    return switch (old) {
      case Json.Obj(var members, var start, var end) ->
          node instanceof Node.Mapping(var items) && objectDiffers(members, items, splices);
      case Json.Arr(var elements, var start, var end) ->
          node instanceof Node.Sequence(var others) && arrayDiffers(elements, others, splices);
      case Json.Leaf(var value, var start, var end) -> {
        if (node instanceof Node.Scalar(var other, var site) && !other.equals(value)) {
          splices.add(new Splice(start, end, rendered(node, 0)));
        }
        yield node instanceof Node.Scalar;
      }
    };
  }

  private boolean objectDiffers(List<Json.Member> members, List<Item> items, List<Splice> splices)
      throws StoreException {
    if (members.size() != items.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      var member = members.get(i);
      if (!(items.get(i) instanceof Entry entry)
          || !entry.key().equals(member.key())
          || !differences(member.value(), entry.value(), splices)) {
        return false;
      }
    }
    return true;
  }

  private boolean arrayDiffers(
      List<Json> elements, List<dev.coffre.sops.tree.Element> others, List<Splice> splices)
      throws StoreException {
    if (elements.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      if (!(others.get(i) instanceof Node node) || !differences(elements.get(i), node, splices)) {
        return false;
      }
    }
    return true;
  }

  private byte[] rendered(Node node, int depth) throws StoreException {
    return new JsonLayout(text).rendered(node, depth);
  }

  private void splice(Splice splice) throws StoreException {
    text = Splice.apply(text, List.of(splice));
  }
}
