package dev.coffre.policy;

import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Node;
import java.util.Optional;

/// Checks a file that is encrypted, or claims to be.
record EncryptedFileCheck(Violations found, Store.Parsed parsed, Node.Mapping mapping) {

  void check() {
    var metadata = read();
    if (metadata.isPresent()) {
      new SealCheck(found, mapping, metadata.get()).check();
      new ValueCheck(found, metadata.get().selector()).check(parsed.tree());
      new RuleCheck(found, mapping, metadata.get()).check();
    }
  }

  private Optional<Metadata> read() {
    try {
      return Optional.of(found.file().metadata(mapping));
    } catch (MetadataException e) {
      found.add(
          Check.SOPS_METADATA_INVALID,
          mapping,
          "lastmodified",
          "the sops metadata cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }
}
