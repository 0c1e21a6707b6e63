package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import java.util.List;
import java.util.function.Consumer;

/// Makes edits in a text.
public final class TextPatcher {
  private TextPatcher() {}

  /// `source` with new values at their sites, then with entries put and removed in order, then with
  /// the metadata changed; every other byte stays.
  ///
  /// @param expanded is told of each alias in whose place a copy is written
  /// @throws StoreException if an edit cannot be made in place
  public static byte[] patch(
      byte[] source, List<Edit> edits, MetadataEdit metadata, Consumer<ExpandedAlias> expanded)
      throws StoreException {
    var text = edits.isEmpty() ? source : ValueEdits.apply(source, edits, expanded);
    if (metadata instanceof MetadataEdit.Write
        || edits.stream().anyMatch(Edit.Put.class::isInstance)) {
      text = OpenEnd.closed(text);
    }
    for (var edit : edits) {
      text =
          switch (edit) {
            case Edit.Replace r -> text;
            case Edit.CommentOut c -> text;
            case Edit.Put(var path, var value) -> StructureEdit.put(text, path, value, expanded);
            case Edit.Remove(var path) -> StructureEdit.remove(text, path, expanded);
          };
    }
    return MetadataPatch.apply(text, metadata);
  }
}
