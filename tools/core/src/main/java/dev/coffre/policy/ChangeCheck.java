package dev.coffre.policy;

import dev.coffre.sops.Leaf;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/// Holds an encrypted file against the committed one. Whatever changes a value with SOPS makes a
/// new MAC, so another value under the same MAC was edited by hand.
///
/// @param now the file
record ChangeCheck(Violations found, Store.Parsed now) {

  void check(byte[] committed) {
    var file = found.file();
    try {
      var before = file.format().store().parse(committed);
      if (before.metadata().isPresent() && now.metadata().isPresent()) {
        compare(before, file.metadata(now.metadata().get()));
      }
    } catch (StoreException | MetadataException e) {
      return; // what cannot be read is a finding of another check, if it matters
    }
  }

  private void compare(Store.Parsed before, Metadata metadata) throws MetadataException {
    var old = Metadata.parse(before.metadata().orElseThrow());
    if (metadata.mac().isEmpty()
        || !metadata.mac().equals(old.mac())
        || !metadata.selector().equals(old.selector())) {
      return;
    }
    var values = covered(now, metadata);
    var previous = covered(before, metadata);
    int at = 0;
    while (at < values.size() && at < previous.size() && same(values.get(at), previous.get(at))) {
      at++;
    }
    if (at < values.size()) {
      var leaf = values.get(at);
      add(leaf, at < previous.size() ? "the value is not the committed one" : "the value is new");
    } else if (at < previous.size() && !found.isWhole(Check.SOPS_VALUE_WITHOUT_MAC)) {
      var message = previous.get(at).path() + " was taken out";
      found.add(Check.SOPS_VALUE_WITHOUT_MAC, message + ", and the MAC is the committed one");
    }
  }

  private void add(Leaf leaf, String what) {
    if (!found.isAt(leaf.site())) {
      found.add(
          Check.SOPS_VALUE_WITHOUT_MAC,
          leaf.site(),
          leaf.path(),
          what + ", and the MAC is the committed one");
    }
  }

  /// What the MAC covers: no comment, and with `mac_only_encrypted` nothing in clear.
  private static List<Leaf> covered(Store.Parsed parsed, Metadata metadata) {
    var leaves = new ArrayList<>(Survey.of(parsed.tree(), metadata.selector()));
    leaves.removeIf(leaf ->
        leaf.kind() != Leaf.Kind.SELECTED
            && (leaf.kind() != Leaf.Kind.EXEMPT || metadata.macOnlyEncrypted()));
    return leaves;
  }

  private static boolean same(Leaf a, Leaf b) {
    return a.value().equals(b.value())
        && (a.kind() == Leaf.Kind.EXEMPT || a.path().equals(b.path()));
  }
}
