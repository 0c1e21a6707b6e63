package dev.coffre.sops.store.binary;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.json.JsonStore;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.List;
import java.util.Optional;

/// Any file: its bytes are the value of the one key `data`.
public final class BinaryStore implements Store {
  private static final String DATA = "data";

  private final JsonStore json = new JsonStore();

  /// The site of a whole plain file.
  private record Whole(int start, int end) implements Site {}

  /// Reads an encrypted file if it is one, else takes it as plain. A file that was encrypted twice
  /// is told apart by {@link #parsePlain} only.
  @Override
  public Parsed parse(byte[] source) {
    try {
      var parsed = json.parse(source);
      return parsed.metadata().isPresent() ? parsed : plain(source);
    } catch (StoreException e) {
      return plain(source);
    }
  }

  @Override
  public Parsed parsePlain(byte[] source) {
    return plain(source);
  }

  private static Parsed plain(byte[] source) {
    var value = new Value.Str(SecretBytes.copyOf(source));
    var scalar = new Node.Scalar(value, new Whole(0, source.length));
    var root = new Node.Mapping(List.of(new Entry(DATA, scalar)));
    return new Parsed(new Tree(List.of(root)), Optional.empty());
  }

  @Override
  public byte[] emit(Parsed file, Layout layout) throws StoreException {
    return file.metadata().isPresent() ? json.emit(file, layout) : content(file.tree());
  }

  @Override
  public byte[] emitValue(Node value, Layout layout) throws StoreException {
    throw new StoreException(
        "Binary files are not structured and extracting a single value is not possible");
  }

  @Override
  public byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    return switch (metadata) {
      case MetadataEdit.Drop() -> replaced(source, edits);
      case MetadataEdit.Write(var mapping) when parse(source).metadata().isEmpty() ->
          json.emit(encrypted(replaced(source, edits), mapping), new Layout(-1));
      case MetadataEdit.Write write -> json.patch(source, edits, write);
      case MetadataEdit.Keep keep -> json.patch(source, edits, keep);
    };
  }

  private static Parsed encrypted(byte[] value, Node.Mapping metadata) {
    var scalar = Node.Scalar.of(new Value.Str(SecretBytes.adopt(value)));
    var root = new Node.Mapping(List.of(new Entry(DATA, scalar)));
    return new Parsed(new Tree(List.of(root)), Optional.of(metadata));
  }

  /// The one value, as `edits` leave it.
  private byte[] replaced(byte[] source, List<Edit> edits) throws StoreException {
    for (var edit : edits) {
      if (edit instanceof Edit.Replace(var site, Value.Str(var bytes))) {
        return bytes.expose(byte[]::clone);
      }
    }
    return content(parse(source).tree());
  }

  private static byte[] content(Tree tree) throws StoreException {
    return tree.documents().stream()
        .findFirst()
        .flatMap(document -> document.find(DATA))
        .filter(node -> node instanceof Node.Scalar(Value.Str str, var site))
        .map(node -> ((Value.Str) ((Node.Scalar) node).value()).bytes().expose(byte[]::clone))
        .orElseThrow(
            () -> new StoreException("error emitting binary store: no binary data found in tree"));
  }
}
