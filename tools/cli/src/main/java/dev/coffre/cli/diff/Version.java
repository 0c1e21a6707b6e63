package dev.coffre.cli.diff;

import dev.coffre.cli.secrets.OpenFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One version of a file.
///
/// @param file as it was read
/// @param metadata empty if it is not encrypted
/// @param open the file, decrypted; empty if it is not encrypted or no key at hand opens it
record Version(SecretFile file, Optional<Metadata> metadata, Optional<OpenFile> open)
    implements AutoCloseable {

  static Version of(SecretFile file, Vault vault) throws SopsException, StoreException {
    if (!file.isEncrypted()) {
      return new Version(file, Optional.empty(), Optional.empty());
    }
    var metadata = Optional.of(Sops.metadata(file.parsed()));
    try {
      return new Version(file, metadata, Optional.of(vault.open(file)));
    } catch (SopsException.DataKeyUnavailable e) {
      return new Version(file, metadata, Optional.empty());
    }
  }

  /// Whether its values can be seen.
  boolean isReadable() {
    return metadata.isEmpty() || open.isPresent();
  }

  /// Its values by their place, in file order.
  ///
  /// @param decrypted whether as they are decrypted
  Map<String, Leaf> leaves(boolean decrypted) {
    var tree =
        decrypted
            ? open.map(file -> file.opened().tree()).orElse(file.parsed().tree())
            : file.parsed().tree();
    var selector = metadata.map(Metadata::selector).orElse(Selector.NONE);
    var leaves = new LinkedHashMap<String, Leaf>();
    for (var leaf : Survey.of(tree, selector)) {
      if (leaf.kind() != Leaf.Kind.SELECTED_COMMENT) {
        put(leaves, leaf);
      }
    }
    return leaves;
  }

  /// A key that is there twice gets a number; so does one of a later document.
  private static void put(Map<String, Leaf> leaves, Leaf leaf) {
    var place = leaf.path().toString();
    var name = place;
    for (int number = 2; leaves.containsKey(name); number++) {
      name = place + " (" + number + ")";
    }
    leaves.put(name, leaf);
  }

  @Override
  public void close() {
    open.ifPresent(OpenFile::close);
  }
}
