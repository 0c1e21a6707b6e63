package dev.coffre.sops.store;

import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.util.List;

/// One change to a text.
public sealed interface Edit {

  /// Writes `value` where a scalar or a comment stands. Quotes and block style of the source are
  /// kept where they can hold the new value, so that a value encrypted and decrypted comes back as
  /// it was.
  record Replace(Site site, Value value) implements Edit {}

  /// Turns the list element at `site` into a comment. sops writes an encrypted comment of a list as
  /// an element; decrypted, it is a comment again. Only YAML has such elements.
  record CommentOut(Site site, Value.Str text) implements Edit {}

  /// Puts `value` under `path` in the first document. Missing mappings on the way are made; an
  /// existing node is replaced.
  ///
  /// @param path mapping keys (String) and list indices (Integer); an index one past the end
  ///   appends
  record Put(List<Object> path, Node value) implements Edit {}

  /// Removes the entry or list element at `path` of the first document.
  record Remove(List<Object> path) implements Edit {}
}
