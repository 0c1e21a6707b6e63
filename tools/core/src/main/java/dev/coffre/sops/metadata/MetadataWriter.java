package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds the `sops` mapping in the order and with the omissions of sops 3.13.
final class MetadataWriter {
  private MetadataWriter() {}

  static Node.Mapping write(Metadata metadata) {
    var fields = new TreeMap<String, Node>();
    if (metadata.groups().size() == 1) {
      fields.putAll(keyLists(metadata.groups().getFirst()));
    } else if (metadata.groups().size() > 1) {
      fields.put("key_groups", sequence(metadata.groups().stream().map(MetadataWriter::group)));
    }
    putRules(metadata, fields);
    fields.put("lastmodified", text(metadata.lastModified()));
    fields.put("mac", text(metadata.mac()));
    fields.put("version", text(metadata.version()));
    return mapping(fields);
  }

  private static void putRules(Metadata metadata, Map<String, Node> fields) {
    if (metadata.shamirThreshold() != 0) {
      fields.put("shamir_threshold", Node.Scalar.of(new Value.Int(metadata.shamirThreshold())));
    }
    if (!metadata.selector().pattern().isEmpty()) {
      fields.put(metadata.selector().kind().field(), text(metadata.selector().pattern()));
    }
    if (metadata.macOnlyEncrypted()) {
      fields.put("mac_only_encrypted", Node.Scalar.of(new Value.Bool(true)));
    }
  }

  /// A group below `key_groups`, where sops writes `age` and `hc_vault` even when empty.
  private static Node group(KeyGroup group) {
    var fields = new TreeMap<String, Node>();
    fields.put(KeyKind.AGE.label(), new Node.Sequence(List.of()));
    fields.put(KeyKind.HC_VAULT.label(), new Node.Sequence(List.of()));
    fields.putAll(keyLists(group));
    return mapping(fields);
  }

  private static Map<String, Node> keyLists(KeyGroup group) {
    var lists = new TreeMap<String, Node>();
    for (var kind : KeyKind.values()) {
      var entries = group.entries().stream().filter(entry -> entry.key().kind() == kind).toList();
      if (!entries.isEmpty()) {
        lists.put(kind.label(), sequence(entries.stream().map(MetadataWriter::entry)));
      }
    }
    return lists;
  }

  private static Node entry(KeyEntry entry) {
    return switch (entry) {
      case KeyEntry.AgeEntry(var recipient, var enc) ->
          mapping(new TreeMap<>(Map.of("enc", text(enc), "recipient", text(recipient))));
      case KeyEntry.ForeignEntry(var key, var fields) -> alphabetical(fields);
    };
  }

  private static Node.Mapping alphabetical(Node.Mapping mapping) {
    var sorted = new ArrayList<Entry>();
    for (var item : mapping.items()) {
      if (item instanceof Entry(var key, var value)) {
        sorted.add(new Entry(key, value instanceof Node.Mapping m ? alphabetical(m) : value));
      }
    }
    sorted.sort((one, other) -> one.key().compareTo(other.key()));
    return new Node.Mapping(List.<Item>copyOf(sorted));
  }

  private static Node.Mapping mapping(Map<String, Node> fields) {
    var entries = new ArrayList<Item>();
    fields.forEach((key, value) -> entries.add(new Entry(key, value)));
    return new Node.Mapping(List.copyOf(entries));
  }

  private static Node.Sequence sequence(java.util.stream.Stream<Node> nodes) {
    return new Node.Sequence(List.copyOf(nodes.toList()));
  }

  private static Node text(String text) {
    return Node.Scalar.of(Value.Str.of(text));
  }
}
