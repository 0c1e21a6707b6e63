package dev.coffre.cases;

import dev.coffre.sops.Format;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.Survey;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One version of an encrypted file.
record FileValues(Metadata metadata, Store.Parsed parsed) {

  /// Reads one; empty if it is not encrypted, or was never whole.
  static Optional<FileValues> of(String path, byte[] content) {
    try {
      var parsed = Format.ofFileName(path).store().parse(content);
      return parsed.metadata().isEmpty()
          ? Optional.empty()
          : Optional.of(new FileValues(Sops.metadata(parsed), parsed));
    } catch (StoreException | SopsException e) {
      return Optional.empty();
    }
  }

  /// The paths of what is encrypted.
  List<String> paths() {
    var paths = new ArrayList<String>();
    for (var leaf : encrypted(parsed.tree(), metadata.selector())) {
      paths.add(leaf.path().toString());
    }
    return paths;
  }

  /// What is encrypted, by its path. Several documents of one file may have the same path.
  ///
  /// @param key is left open
  /// @throws SopsException if a value cannot be decrypted
  Map<String, Set<ValueDigest>> values(Sops sops, DataKey key) throws SopsException {
    var own = new DataKey(key.bytes().expose(dev.coffre.secret.SecretBytes::copyOf));
    try (var opened = sops.decrypt(parsed.tree(), metadata, own, MacCheck.IGNORED)) {
      var values = new HashMap<String, Set<ValueDigest>>();
      for (var leaf : encrypted(opened.tree(), metadata.selector())) {
        values
            .computeIfAbsent(leaf.path().toString(), _ -> new HashSet<>())
            .add(ValueDigest.of(leaf.value()));
      }
      return values;
    }
  }

  /// Values that the selector means. Those of a truth value or of nothing are no secrets.
  private static List<Leaf> encrypted(Tree tree, Selector selector) {
    return Survey.of(tree, selector).stream()
        .filter(leaf -> leaf.kind() == Leaf.Kind.SELECTED)
        .filter(leaf -> isSecret(leaf.value()))
        .toList();
  }

  private static boolean isSecret(Value value) {
    return switch (value) {
      case Value.Str(var bytes) -> bytes.length() > 0;
      case Value.Int _, Value.Real _, Value.Time _ -> true;
      case Value.Bool _, Value.Null _ -> false;
    };
  }

  /// Whether keys open it: enough of its groups.
  ///
  /// @param recipients as texts, without comments
  boolean isOpenTo(Set<String> recipients) {
    int groups = metadata.groups().size();
    long opened =
        metadata.groups().stream()
            .filter(group ->
                group.keys().stream().anyMatch(key -> recipients.contains(key.comparable().id())))
            .count();
    int threshold = metadata.shamirThreshold() == 0 ? groups : metadata.shamirThreshold();
    return opened >= (groups == 1 ? 1 : threshold);
  }
}
