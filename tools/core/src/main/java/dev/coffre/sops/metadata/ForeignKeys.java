package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Timestamp;
import java.util.SortedMap;
import java.util.TreeMap;

/// Names the keys of other services as SOPS names them in its messages.
final class ForeignKeys {
  private ForeignKeys() {}

  static KeyEntry.ForeignEntry read(KeyKind kind, Node.Mapping entry) throws MetadataException {
    if (Timestamp.seconds(WeakValue.of(entry, "created_at").text()).isEmpty()) {
      throw new MetadataException(
          "sops metadata: created_at of a " + kind.label() + " key is not RFC 3339");
    }
    return new KeyEntry.ForeignEntry(key(kind, entry), entry);
  }

  private static MasterKey key(KeyKind kind, Node.Mapping entry) throws MetadataException {
    return switch (kind) {
      case KMS ->
          MasterKey.kms(
              text(entry, "arn"), text(entry, "role"), context(entry), text(entry, "aws_profile"));
      case GCP_KMS -> new MasterKey(kind, text(entry, "resource_id"));
      case HCKMS -> new MasterKey(kind, text(entry, "key_id"));
      case AZURE_KV ->
          MasterKey.azure(text(entry, "vault_url"), text(entry, "name"), text(entry, "version"));
      case HC_VAULT ->
          MasterKey.vault(
              text(entry, "vault_address"), text(entry, "engine_path"), text(entry, "key_name"));
      case PGP -> new MasterKey(kind, text(entry, "fp"));
      case AGE -> MasterKey.age(text(entry, "recipient"));
    };
  }

  private static SortedMap<String, String> context(Node.Mapping entry) throws MetadataException {
    var pairs = new TreeMap<String, String>();
    for (var context : WeakValue.of(entry, "context").mappings()) {
      for (var item : context.items()) {
        if (item instanceof Entry(var key, var value)) {
          pairs.put(key, text(context, key));
        }
      }
    }
    return pairs;
  }

  private static String text(Node.Mapping entry, String field) throws MetadataException {
    return WeakValue.of(entry, field).text();
  }
}
