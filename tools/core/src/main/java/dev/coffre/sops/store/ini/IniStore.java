package dev.coffre.sops.store.ini;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.Flattening;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.json.JsonStore;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// INI files: a mapping of sections, each a mapping of strings. The first is `DEFAULT`, for values
/// before any header, and is there even if empty. As in sops, the comment above a key comes behind
/// its entry, that above a header first in its section.
public final class IniStore implements Store {
  static final String METADATA = "sops";

  @Override
  public Parsed parse(byte[] source) throws StoreException {
    var sections = IniParser.parse(source).sections();
    var found = sections.stream().filter(section -> section.name().equals(METADATA)).toList();
    var metadata = found.size() == 1 ? metadata(found.getFirst()) : Optional.<Node.Mapping>empty();
    var items = new ArrayList<Item>();
    for (var section : sections) {
      if (metadata.isEmpty() || !section.name().equals(METADATA)) {
        items.add(new Entry(section.name(), mapping(section)));
      }
    }
    return new Parsed(new Tree(List.of(new Node.Mapping(items))), metadata);
  }

  private static Optional<Node.Mapping> metadata(Ini.Section section) {
    var flat = new ArrayList<Entry>();
    for (var key : section.settings()) {
      var value = utf8(key.value()).replace("\\n", "\n");
      flat.add(new Entry(key.name(), Node.Scalar.of(Value.Str.of(value))));
    }
    return Flattening.unflatten(flat);
  }

  private static Node.Mapping mapping(Ini.Section section) {
    var items = new ArrayList<Item>();
    section.comment().map(IniStore::comment).ifPresent(items::add);
    for (var key : section.settings()) {
      items.add(new Entry(key.name(), new Node.Scalar(string(key.value()), key.site())));
      key.comment().map(IniStore::comment).ifPresent(items::add);
    }
    section.orphans().stream().map(IniStore::comment).forEach(items::add);
    return new Node.Mapping(items);
  }

  private static Comment comment(Ini.Note note) {
    return new Comment(string(note.text()), false, note.site());
  }

  private static Value.Str string(String latin1) {
    return new Value.Str(SecretBytes.adopt(latin1.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    var items = new ArrayList<Item>();
    for (var document : file.tree().documents()) {
      items.addAll(document.items());
    }
    if (file.metadata().isPresent()) {
      if (items.stream().anyMatch(item -> item instanceof Entry e && e.key().equals(METADATA))) {
        throw new StoreException("the data has a section sops, which is reserved for the metadata");
      }
      items.add(new Entry(METADATA, flat(file.metadata().get())));
    }
    var writer = new IniWriter();
    writer.sections(items);
    return writer.bytes();
  }

  /// The metadata as the entries of its section.
  static Node.Mapping flat(Node.Mapping metadata) {
    var items = new ArrayList<Item>();
    Flattening.flatten(metadata)
        .forEach((key, value) -> items.add(new Entry(key, Node.Scalar.of(escaped(value)))));
    return new Node.Mapping(items);
  }

  private static Value escaped(Value value) {
    return value instanceof Value.Str text ? Value.Str.of(text.text().replace("\n", "\\n")) : value;
  }

  /// Anything as JSON, as sops has it.
  @Override
  public byte[] emitValue(Node value, Layout layout) throws StoreException {
    return new JsonStore().emitValue(value, new Layout(-1));
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    return IniPatch.apply(source, edits, metadata);
  }
}
