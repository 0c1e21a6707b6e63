package dev.coffre.sops.store;

import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One file format: reads a file into a tree, writes a tree in the layout of sops 3.13.3, and puts
/// new values into an existing text without touching anything else.
///
/// Stores know nothing of encryption: an `ENC[…]` scalar is a string to them, and the metadata is a
/// mapping under `sops` (flattened in dotenv and ini, nested elsewhere). Stateless and thread-safe.
public interface Store {

  /// Reads a file, plain or encrypted.
  ///
  /// @throws StoreException if the text is not of this format
  Parsed parse(byte[] source) throws StoreException;

  /// The metadata of a file, as {@link #parse} has it.
  ///
  /// @throws StoreException if the text is not of this format
  default Optional<Node.Mapping> metadata(byte[] source) throws StoreException {
    return parse(source).metadata();
  }

  /// Reads a plain file. Where anything is plain, as in binary, it may look encrypted.
  ///
  /// @throws StoreException if the text is not of this format
  default Parsed parsePlain(byte[] source) throws StoreException {
    return parse(source);
  }

  /// The file in the layout that sops 3.13.3 gives it: original layout, quotes and blank lines are
  /// lost.
  ///
  /// @throws StoreException if the format cannot hold the tree (a list in dotenv, for example)
  byte[] emit(Parsed file, Layout layout) throws StoreException;

  /// One value as `sops decrypt --extract` prints it, where it is not a string.
  ///
  /// @throws StoreException if the format has no form for it (any value in binary)
  byte[] emitValue(Node value, Layout layout) throws StoreException;

  /// `source` with room for the metadata where {@link #patch} will write it. What is encrypted in
  /// place has to be read from this text: in YAML the place of a comment, to which its ciphertext
  /// is bound, depends on what follows it.
  ///
  /// @param source a plain file
  /// @param plain what it holds
  /// @throws StoreException if something that `source` holds would get lost
  default Room withRoom(byte[] source, Parsed plain) throws StoreException {
    return new Room(source, plain);
  }

  /// `source` with the given values replaced, entries added or removed and the metadata changed;
  /// every other byte stays.
  ///
  /// @param source the bytes the sites in `edits` were read from
  /// @throws StoreException if an edit cannot be made in place
  byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata) throws StoreException;

  /// The same, telling of every alias that could not stay. Formats without aliases tell of none.
  ///
  /// @throws StoreException as the other
  default byte[] patch(
      byte[] source, List<Edit> edits, MetadataEdit metadata, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    return patch(source, edits, metadata);
  }

  /// A file's content.
  ///
  /// @param tree the data, without the metadata
  /// @param metadata the mapping under `sops`, un-flattened, if the first document has one. An
  ///   entry of that name which is not a mapping, or is there twice, is left in the tree: such a
  ///   file can neither be decrypted nor encrypted
  /// @param loose comments that stand in the text and not in the tree
  record Parsed(Tree tree, Optional<Node.Mapping> metadata, List<LooseComment> loose) {
    public Parsed {
      loose = List.copyOf(loose);
    }

    /// A file without loose comments.
    public Parsed(Tree tree, Optional<Node.Mapping> metadata) {
      this(tree, metadata, List.of());
    }
  }

  /// A plain text with room for metadata.
  ///
  /// @param text with what keeps the room
  /// @param content what the text holds besides that; loose comments say their line in the text
  ///   without room
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Room(byte[] text, Parsed content) {}

  /// Indentation of an emitted file.
  ///
  /// @param indent columns per level; -1 is one tab (JSON only)
  record Layout(int indent) {}
}
