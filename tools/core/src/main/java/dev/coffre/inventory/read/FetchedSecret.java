package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Use;
import dev.coffre.sops.tree.Node;
import java.util.regex.Pattern;

/// An object by which a controller fetches secrets from another store into the cluster.
record FetchedSecret(Manifest manifest, Node.Mapping object, String kind) {
  private static final Pattern OBJECT_NAME =
      Pattern.compile("(?m)^[\\s-]*(?:objectName|secretPath|path)\\s*:\\s*[\"']?([^\"'\\s#]+)");

  void read(Sources found) {
    if (object.find("metadata").isEmpty() && object.find("spec").isEmpty()) {
      return;
    }
    switch (kind) {
      case "ExternalSecret", "ClusterExternalSecret", "PushSecret" -> external(found);
      case "SecretStore", "ClusterSecretStore" -> store(found);
      case "SecretProviderClass" -> provider(found);
      case "VaultStaticSecret", "VaultDynamicSecret", "VaultPKISecret" ->
          add(found, joined(text("spec", "mount"), text("spec", "path")), object);
      case "OnePasswordItem" -> add(found, text("spec", "itemPath"), object);
      case "AzureKeyVaultSecret" ->
          add(
              found,
              joined(text("spec", "vault", "name"), text("spec", "vault", "object", "name")),
              object);
      case "InfisicalSecret", "DopplerSecret", "BitwardenSecret", "VaultSecret", "AWSSecret" ->
          add(found, text("metadata", "name"), object);
      default -> {}
    }
  }

  private void external(Sources found) {
    look(object, found);
  }

  /// `remoteRef`, `extract` and `find` stand at different depths in the versions of the API.
  private void look(Node node, Sources found) {
    for (var item : Fields.nodes(node)) {
      look(item, found);
    }
    for (var entry : Fields.of(node).entries()) {
      if (entry.key().equals("remoteRef") || entry.key().equals("extract")) {
        var key = text(entry.value(), "key").concat(text(entry.value(), "remoteKey"));
        var part = text(entry.value(), "property");
        add(found, part.isEmpty() ? key : key + "#" + part, entry.value());
      } else if (entry.key().equals("find")) {
        add(found, "(all that match)", entry.value());
      } else {
        look(entry.value(), found);
      }
    }
  }

  private void store(Sources found) {
    var providers = Fields.of(Fields.at(object, "spec", "provider").orElse(object)).entries();
    var provider = providers.isEmpty() ? "" : providers.getFirst().key();
    var detail = provider.isEmpty() ? kind : kind + ", " + provider;
    found.add(
        new Use(
            Use.Kind.EXTERNAL_SECRET,
            named(text("metadata", "name")),
            detail,
            manifest.path(),
            manifest.line(object)));
  }

  private void provider(Sources found) {
    var objects = Fields.at(object, "spec", "parameters", "objects");
    if (objects.isEmpty()) {
      add(found, text("metadata", "name"), object);
      return;
    }
    var names = OBJECT_NAME.matcher(manifest.text(objects.get()));
    while (names.find()) {
      add(found, names.group(1), objects.get());
    }
  }

  private void add(Sources found, String name, Node at) {
    var own = text("metadata", "name");
    var store = text("spec", "secretStoreRef", "name");
    var detail =
        (own.isEmpty() ? kind : kind + " " + own) + (store.isEmpty() ? "" : " from " + store);
    found.add(
        new Use(Use.Kind.EXTERNAL_SECRET, named(name), detail, manifest.path(), manifest.line(at)));
  }

  private static String named(String name) {
    return name.isBlank() ? "(unnamed)" : name;
  }

  private static String joined(String first, String second) {
    return first.isEmpty() ? second : first + "/" + second;
  }

  private String text(String... keys) {
    return Fields.at(object, keys).map(manifest::text).orElse("");
  }

  private String text(Node node, String key) {
    return Fields.at(node, key).map(manifest::text).orElse("");
  }
}
