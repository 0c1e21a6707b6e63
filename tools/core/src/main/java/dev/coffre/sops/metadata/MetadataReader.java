package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Timestamp;
import java.util.ArrayList;
import java.util.List;

/// Reads the `sops` mapping.
final class MetadataReader {

  private final Node.Mapping mapping;

  MetadataReader(Node.Mapping mapping) {
    this.mapping = mapping;
  }

  Metadata read() throws MetadataException {
    var lastModified =
        Timestamp.seconds(text("lastmodified"))
            .orElseThrow(
                () -> new MetadataException("sops metadata: lastmodified is not RFC 3339"));
    return new Metadata(
        groups(),
        WeakValue.of(mapping, "shamir_threshold").integer(),
        selector(),
        WeakValue.of(mapping, "mac_only_encrypted").truth(),
        lastModified,
        text("mac"),
        text("version"));
  }

  private String text(String field) throws MetadataException {
    return WeakValue.of(mapping, field).text();
  }

  /// Keys directly under `sops` win, but broken groups are refused even then, as by sops.
  private List<KeyGroup> groups() throws MetadataException {
    var direct = group(mapping);
    var groups = new ArrayList<KeyGroup>();
    for (var group : WeakValue.of(mapping, "key_groups").mappings()) {
      groups.add(group(group));
    }
    if (!direct.entries().isEmpty()) {
      return List.of(direct);
    }
    if (groups.isEmpty()) {
      throw new MetadataException("No keys found in file");
    }
    return groups;
  }

  private static KeyGroup group(Node.Mapping fields) throws MetadataException {
    var entries = new ArrayList<KeyEntry>();
    for (var kind : KeyKind.values()) {
      for (var entry : WeakValue.of(fields, kind.label()).mappings()) {
        entries.add(kind == KeyKind.AGE ? age(entry) : ForeignKeys.read(kind, entry));
      }
    }
    return new KeyGroup(entries);
  }

  private static KeyEntry age(Node.Mapping entry) throws MetadataException {
    return new KeyEntry.AgeEntry(
        WeakValue.of(entry, "recipient").text(), WeakValue.of(entry, "enc").text());
  }

  private Selector selector() throws MetadataException {
    var found = new ArrayList<Selector>();
    for (var kind : Selector.Kind.values()) {
      var pattern = text(kind.field());
      if (!pattern.isEmpty()) {
        found.add(new Selector(kind, pattern));
      }
    }
    if (found.size() > 1) {
      throw new MetadataException(
          "sops metadata: more than one of "
              + String.join(
                  ", ", found.stream().map(selector -> selector.kind().field()).toList()));
    }
    return found.isEmpty() ? Selector.DEFAULT : found.getFirst();
  }
}
