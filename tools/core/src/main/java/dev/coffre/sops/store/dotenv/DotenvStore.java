package dev.coffre.sops.store.dotenv;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.Flattening;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// dotenv files.
public final class DotenvStore implements Store {
  static final String PREFIX = "sops_";

  @Override
  public Parsed parse(byte[] source) throws StoreException {
    var items = DotenvParser.parse(source).stream().map(Line::item).toList();
    var flat =
        items.stream()
            .filter(DotenvStore::isMetadata)
            .map(Entry.class::cast)
            .map(entry -> new Entry(entry.key().substring(PREFIX.length()), entry.value()))
            .toList();
    var metadata = flat.isEmpty() ? Optional.<Node.Mapping>empty() : Flattening.unflatten(flat);
    var data = items.stream().filter(item -> metadata.isEmpty() || !isMetadata(item)).toList();
    return new Parsed(new Tree(List.of(new Node.Mapping(data))), metadata);
  }

  static boolean isMetadata(Item item) {
    return item instanceof Entry(var key, var value) && key.startsWith(PREFIX);
  }

  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    var out = new ByteArrayOutputStream();
    for (var item : file.tree().documents().getFirst().items()) {
      if (file.metadata().isPresent() && isMetadata(item)) {
        throw new StoreException(
            "the data has a key that starts with sops_, which is reserved for the metadata");
      }
      out.writeBytes(DotenvText.line(item));
    }
    for (var line : metadataLines(file.metadata())) {
      out.writeBytes(DotenvText.line(line));
    }
    return out.toByteArray();
  }

  static List<Entry> metadataLines(Optional<Node.Mapping> metadata) {
    var lines = new ArrayList<Entry>();
    metadata
        .map(Flattening::flatten)
        .ifPresent(flat ->
            flat.forEach(
                (key, value) -> lines.add(new Entry(PREFIX + key, Node.Scalar.of(value)))));
    return lines;
  }

  @Override
  public byte[] emitValue(Node value, Layout layout) throws StoreException {
    if (value instanceof Node.Scalar(Value.Str(var bytes), var site)) {
      return bytes.expose(byte[]::clone);
    }
    throw new StoreException("the dotenv store only supports emitting strings");
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    return DotenvPatch.apply(source, edits, metadata);
  }
}
