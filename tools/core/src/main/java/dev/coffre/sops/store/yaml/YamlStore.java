package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.edit.TextPatcher;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.tree.TreeBuilder;
import dev.coffre.sops.store.yaml.tree.YamlComment;
import dev.coffre.sops.store.yaml.usual.UsualLayout;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// YAML: one mapping per document, with the metadata under `sops` in each.
///
/// A file is read with the meaning it has for sops (go-yaml v3). Its metadata is that of the first
/// document. Nesting beyond {@link Nesting#MAX} levels and aliases that multiply without measure
/// are refused.
public final class YamlStore implements Store {
  static final String METADATA = "sops";
  private static final int USUAL_INDENT = 4;

  @Override
  public Parsed parse(byte[] source) throws StoreException {
    return Nesting.descend(() -> read(source));
  }

  @Override
  public Optional<Node.Mapping> metadata(byte[] source) throws StoreException {
    var found = UsualLayout.metadata(source);
    return found.isPresent() ? found : parse(source).metadata();
  }

  private static Parsed read(byte[] source) throws StoreException {
    var builder = new TreeBuilder(source);
    var documents = new ArrayList<Node.Mapping>();
    Optional<Node.Mapping> metadata = Optional.empty();
    var text = Parser.parse(source);
    for (var raw : text.documents()) {
      var document = builder.document(raw);
      metadata = documents.isEmpty() ? metadata(document) : metadata;
      documents.add(metadata.isPresent() ? withoutMetadata(document) : document);
    }
    if (documents.isEmpty() && source.length > 0) {
      throw new StoreException("there is no document, only comments or blank lines");
    }
    var tree = new Tree(documents);
    return new Parsed(tree, metadata, YamlComment.loose(source, text, tree));
  }

  private static Node.Mapping withoutMetadata(Node.Mapping document) {
    var items = new ArrayList<>(document.items());
    items.removeIf(item -> item instanceof Entry entry && entry.key().equals(METADATA));
    return new Node.Mapping(items);
  }

  private static Optional<Node.Mapping> metadata(Node.Mapping document) {
    for (var item : document.items()) {
      if (item instanceof Entry(String key, Node.Mapping mapping) && key.equals(METADATA)) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }

  /// An indentation of 0 means the usual one, as to sops.
  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    if (layout.indent() < 0) {
      throw new StoreException("YAML Negative indentation not accepted");
    }
    var documents = new ArrayList<Node.Mapping>();
    for (var document : file.tree().documents()) {
      var items = new ArrayList<>(document.items());
      file.metadata().ifPresent(metadata -> items.add(new Entry(METADATA, metadata)));
      documents.add(new Node.Mapping(items));
    }
    int indent = layout.indent() == 0 ? USUAL_INDENT : layout.indent();
    return Nesting.descend(() -> Emitter.documents(documents, indent));
  }

  /// Always indented by four columns, as sops prints it whatever it is told.
  @Override
  public byte[] emitValue(Node value, Layout layout) throws StoreException {
    return Nesting.descend(() -> Emitter.value(value));
  }

  @Override
  public Room withRoom(byte[] source, Parsed plain) throws StoreException {
    return Nesting.descend(() -> new MetadataRoom(this, source, plain).made());
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    return patch(source, edits, metadata, alias -> {});
  }

  @Override
  public byte[] patch(
      byte[] source, List<Edit> edits, MetadataEdit metadata, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    return Nesting.descend(() -> TextPatcher.patch(source, edits, metadata, expanded));
  }
}
