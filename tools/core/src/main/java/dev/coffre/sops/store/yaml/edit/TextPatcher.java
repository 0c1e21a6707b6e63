package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import java.util.List;

/// Makes edits in a text.
public final class TextPatcher {
  private TextPatcher() {}

  /// `source` with new values at their sites, then with entries put and removed in order, then with
  /// the metadata changed; every other byte stays.
  ///
  /// @throws StoreException if an edit cannot be made in place
  public static byte[] patch(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    var text = edits.isEmpty() ? source : ValueEdits.apply(source, edits);
    if (metadata instanceof MetadataEdit.Write
        || edits.stream().anyMatch(Edit.Put.class::isInstance)) {
      text = OpenEnd.closed(text);
    }
    for (var edit : edits) {
      text =
          switch (edit) {
            case Edit.Replace r -> text;
            case Edit.CommentOut c -> text;
            case Edit.Put(var path, var value) -> StructureEdit.put(text, path, value);
            case Edit.Remove(var path) -> StructureEdit.remove(text, path);
          };
    }
    return MetadataPatch.apply(text, metadata);
  }
}
