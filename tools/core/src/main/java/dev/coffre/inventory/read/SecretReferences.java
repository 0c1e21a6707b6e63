package dev.coffre.inventory.read;

import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The fields in which Kubernetes objects, charts and controllers name a Secret.
record SecretReferences(Manifest manifest) {
  /// Fields whose text is the name.
  private static final Set<String> NAMES =
      Set.of("secretName", "existingSecret", "credentialName", "existingSecretName");

  /// Lists of names, as texts or under `name`.
  private static final Set<String> LISTS = Set.of("imagePullSecrets", "pullSecrets");

  /// Lists of objects of any kind.
  private static final Set<String> SOURCES = Set.of("valuesFrom", "substituteFrom", "secrets");

  /// What one entry names.
  record Reference(String name, String detail, int line) {}

  List<Reference> of(Entry entry) {
    var key = entry.key();
    var value = entry.value();
    var found = new ArrayList<Reference>();
    if (NAMES.contains(key) || key.endsWith("ExistingSecret")) {
      add(found, manifest.text(value), key, value);
    } else if (LISTS.contains(key)) {
      Fields.nodes(value).forEach(item -> add(found, name(item), key, item));
    } else if (SOURCES.contains(key)) {
      Fields.nodes(value).forEach(item -> source(found, key, item));
    } else if (value instanceof Node.Mapping mapping && isReference(key, mapping)) {
      var part = manifest.text(mapping, "key");
      var detail = part.isEmpty() ? key : key + " (key " + part + ")";
      add(found, manifest.text(mapping, "name"), detail, mapping);
    }
    return found;
  }

  /// `secretKeyRef`, `secretRef`, `tokenSecretRef`, and `secret` in a projected volume.
  private static boolean isReference(String key, Node.Mapping mapping) {
    return key.equals("secretKeyRef")
        || key.equals("secretRef")
        || key.endsWith("SecretRef")
        || key.endsWith("SecretKeyRef")
        || (key.equals("secret") && mapping.find("name").isPresent());
  }

  private void source(List<Reference> found, String key, Node item) {
    if (item instanceof Node.Mapping mapping) {
      var kind = manifest.text(mapping, "kind");
      boolean secret = kind.equals("Secret") || (key.equals("secrets") && kind.isEmpty());
      if (secret && mapping.find("data").isEmpty()) {
        add(found, name(mapping), key, mapping);
      }
    }
  }

  private String name(Node item) {
    return item instanceof Node.Mapping mapping
        ? manifest.text(mapping, "name")
        : manifest.text(item);
  }

  private void add(List<Reference> found, String name, String detail, Node at) {
    if (!name.isBlank()) {
      found.add(new Reference(name, detail, manifest.line(at)));
    }
  }
}
