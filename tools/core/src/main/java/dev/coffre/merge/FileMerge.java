package dev.coffre.merge;

import dev.coffre.merge.LineMerge.Neighbours;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Tree;
import java.util.List;
import java.util.Optional;

/// Merges decrypted files: values by key, and the lines around them as far as they agree with that.
///
/// What the values are is decided by {@link TreeMerge}, whatever lines they stand in. Comments,
/// order and blank lines of both sides come from a merge of the lines; it is taken if it says what
/// the values should be. If it does not, our text is taken and their changes are written into it,
/// and if that cannot be done either, the whole is a conflict.
///
/// @param store of the format
public record FileMerge(Store store) {

  /// One version, decrypted.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Version(byte[] text, Tree values) {
    /// What was not there yet.
    public static final Version ABSENT = new Version(new byte[0], new Tree(List.of()));
  }

  /// The merged file.
  ///
  /// @param ours its text, with ours where both changed something
  /// @param theirs its text, with theirs there; the same if there is no conflict
  /// @param conflicts the keys that both changed
  /// @param commentsLost whether theirs changed comments, and that could not be taken over
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Merged(byte[] ours, byte[] theirs, List<String> conflicts, boolean commentsLost) {
    public Merged {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// Merges what two sides made of one file.
  public Merged merge(Version base, Version ours, Version theirs) {
    var values = TreeMerge.of(base.values(), ours.values(), theirs.values());
    var lines = LineMerge.of(base.text(), ours.text(), theirs.text(), Neighbours.APART);
    var mine = lines.as(Side.OURS);
    var yours = lines.as(Side.THEIRS);
    if (says(mine, values.ours()) && says(yours, values.theirs())) {
      return new Merged(mine, yours, values.conflicts(), false);
    }
    boolean lost = !Values.comments(base.values()).equals(Values.comments(theirs.values()));
    return written(ours.text(), values, lost)
        .orElseGet(() -> new Merged(ours.text(), theirs.text(), List.of("the whole file"), false));
  }

  private Optional<Merged> written(byte[] text, TreeMerge.Outcome values, boolean lost) {
    if (values.taken().isEmpty()) {
      return Optional.empty();
    }
    try {
      var mine = edited(text, values.taken().get());
      var yours = edited(mine, values.disputed());
      return says(mine, values.ours()) && says(yours, values.theirs())
          ? Optional.of(new Merged(mine, yours, values.conflicts(), lost))
          : Optional.empty();
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private byte[] edited(byte[] text, List<Edit> edits) throws StoreException {
    var edited = text;
    for (var edit : edits) {
      edited = store.patch(edited, List.of(edit), new MetadataEdit.Keep());
    }
    return edited;
  }

  private boolean says(byte[] text, Tree values) {
    try {
      return Values.same(store.parsePlain(text).tree(), values);
    } catch (StoreException e) {
      return false;
    }
  }
}
