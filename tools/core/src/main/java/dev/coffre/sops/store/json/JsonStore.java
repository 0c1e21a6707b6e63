package dev.coffre.sops.store.json;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// JSON files.
public final class JsonStore implements Store {

  @Override
  public Parsed parse(byte[] source) throws StoreException {
    return Nesting.descend(() -> read(source));
  }

  private static Parsed read(byte[] source) throws StoreException {
    var root = JsonParser.parse(source).node();
    var found = root.items().stream().filter(JsonStore::isMetadata).map(Entry.class::cast).toList();
    if (found.size() != 1 || !(found.getFirst().value() instanceof Node.Mapping metadata)) {
      return new Parsed(new Tree(List.of(root)), Optional.empty());
    }
    var data = root.items().stream().filter(item -> !isMetadata(item)).toList();
    return new Parsed(new Tree(List.of(new Node.Mapping(data))), Optional.of(metadata));
  }

  private static boolean isMetadata(Item item) {
    return item instanceof Entry(var key, var value) && key.equals(JsonPatch.METADATA);
  }

  /// Of several documents only the first is written, as by sops.
  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    var items = new ArrayList<Item>(file.tree().documents().getFirst().items());
    if (file.metadata().isPresent()) {
      if (items.stream().anyMatch(JsonStore::isMetadata)) {
        throw new StoreException("the data has an entry sops, which is reserved for the metadata");
      }
      items.add(new Entry(JsonPatch.METADATA, file.metadata().get()));
    }
    return written(new Node.Mapping(items), layout, "\n");
  }

  @Override
  public byte[] emitValue(Node value, Layout layout) throws StoreException {
    return written(value, layout, "");
  }

  private static byte[] written(Node node, Layout layout, String end) throws StoreException {
    var writer = new JsonWriter(indent(layout), "", JsonEscapes.HTML_SAFE);
    return Nesting.descend(() -> {
      writer.node(node);
      writer.text(end);
      return writer.bytes();
    });
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    return Nesting.descend(() -> JsonPatch.apply(source, edits, metadata));
  }

  private static String indent(Layout layout) throws StoreException {
    if (layout.indent() < -1) {
      throw new StoreException("JSON Indentation parameter smaller than -1 is not accepted");
    }
    return layout.indent() == -1 ? "\t" : " ".repeat(layout.indent());
  }
}
