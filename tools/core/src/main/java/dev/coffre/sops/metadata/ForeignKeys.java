package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Timestamp;
import java.util.TreeMap;

/// Names the keys of other services as SOPS names them in its messages.
final class ForeignKeys {
  private ForeignKeys() {}

  static KeyEntry.ForeignEntry read(KeyKind kind, Node.Mapping entry) throws MetadataException {
    if (Timestamp.seconds(WeakValue.of(entry, "created_at").text()).isEmpty()) {
      throw new MetadataException(
          "sops metadata: created_at of a " + kind.label() + " key is not RFC 3339");
    }
    return new KeyEntry.ForeignEntry(new MasterKey(kind, name(kind, entry)), entry);
  }

  private static String name(KeyKind kind, Node.Mapping entry) throws MetadataException {
    return switch (kind) {
      case KMS -> kmsName(entry);
      case GCP_KMS -> text(entry, "resource_id");
      case HCKMS -> text(entry, "key_id");
      case AZURE_KV ->
          text(entry, "vault_url") + "/keys/" + text(entry, "name") + "/" + text(entry, "version");
      case HC_VAULT ->
          text(entry, "vault_address")
              + "/v1/"
              + text(entry, "engine_path")
              + "/keys/"
              + text(entry, "key_name");
      case PGP -> text(entry, "fp");
      case AGE -> text(entry, "recipient");
    };
  }

  private static String kmsName(Node.Mapping entry) throws MetadataException {
    var role = text(entry, "role");
    var profile = text(entry, "aws_profile");
    var context = context(entry);
    var name = text(entry, "arn") + (role.isEmpty() ? "" : "+" + role);
    if (!profile.isEmpty()) {
      return name + "|" + context + "|" + profile;
    }
    return context.isEmpty() ? name : name + "|" + context;
  }

  private static String context(Node.Mapping entry) throws MetadataException {
    var pairs = new TreeMap<String, String>();
    for (var context : WeakValue.of(entry, "context").mappings()) {
      for (var item : context.items()) {
        if (item instanceof Entry(var key, var value)) {
          pairs.put(key, text(context, key));
        }
      }
    }
    return String.join(
        ",", pairs.entrySet().stream().map(pair -> pair.getKey() + ":" + pair.getValue()).toList());
  }

  private static String text(Node.Mapping entry, String field) throws MetadataException {
    return WeakValue.of(entry, field).text();
  }
}
