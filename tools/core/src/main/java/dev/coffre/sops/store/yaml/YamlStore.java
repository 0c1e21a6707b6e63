package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// YAML: one mapping per document, with the metadata under `sops` in each.
///
/// A file is read with the meaning it has for sops (go-yaml v3). Its metadata is that of the first
/// document. Nesting beyond 1,000 levels and aliases that multiply without measure are refused.
public final class YamlStore implements Store {
  private static final String METADATA = "sops";

  @Override
  public Parsed parse(byte[] source) throws StoreException {
    var builder = new TreeBuilder(source);
    var documents = new ArrayList<Node.Mapping>();
    Optional<Node.Mapping> metadata = Optional.empty();
    for (var raw : Parser.parse(source)) {
      var document = builder.document(raw);
      if (documents.isEmpty()) {
        metadata = metadata(document);
      }
      documents.add(new Node.Mapping(document.items().stream().filter(YamlStore::isData).toList()));
    }
    return new Parsed(new Tree(documents), metadata);
  }

  private static boolean isData(Item item) {
    return !(item instanceof Entry entry) || !entry.key().equals(METADATA);
  }

  private static Optional<Node.Mapping> metadata(Node.Mapping document) throws StoreException {
    for (var item : document.items()) {
      if (item instanceof Entry(String key, Node value) && key.equals(METADATA)) {
        if (value instanceof Node.Mapping mapping) {
          return Optional.of(mapping);
        }
        throw new StoreException("the entry sops is no mapping; it is reserved for metadata");
      }
    }
    return Optional.empty();
  }

  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    var documents = new ArrayList<Node.Mapping>();
    for (var document : file.tree().documents()) {
      var items = new ArrayList<>(document.items());
      file.metadata().ifPresent(metadata -> items.add(new Entry(METADATA, metadata)));
      documents.add(new Node.Mapping(items));
    }
    return Emitter.documents(documents, layout.indent());
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    throw new StoreException("not yet");
  }
}
