package dev.coffre.policy;

import dev.coffre.scan.detect.Placeholder;
import dev.coffre.scan.detect.SecretName;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.io.IOException;
import java.util.Locale;

/// Finds passwords, tokens and keys in the values of a Helm chart: names of secrets and of keys in
/// them are none, nor is what a person or a template is to fill in.
record HelmCheck(Violations found) {
  private static final String CHART = "Chart.yaml";

  static void check(Store.Parsed parsed, Violations found, Neighbours neighbours)
      throws IOException {
    var file = found.file();
    if (isNamed(file.baseName())
        && neighbours.read(file.path().resolveSibling(CHART)).isPresent()) {
      var check = new HelmCheck(found);
      parsed.tree().documents().forEach(document -> check.look(document, TreePath.ROOT));
    }
  }

  /// Whether a file of this name may hold the values of a chart.
  static boolean isNamed(String name) {
    return name.startsWith("values") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private void look(Element element, TreePath path) {
    switch (element) {
      case Node.Mapping mapping -> {
        for (var item : mapping.items()) {
          if (item instanceof Entry(var key, var value)) {
            entry(key, value, path.then(key));
          }
        }
      }
      case Node.Sequence sequence -> sequence.forEach(path, this::look);
      case Node.Scalar scalar -> {}
      case Comment comment -> {}
    }
  }

  private void entry(String key, Node value, TreePath path) {
    if (value instanceof Node.Scalar(Value.Str text, var site)) {
      if (isSecret(key, text) && !found.isAt(site)) {
        found.add(Check.HELM_VALUES_PLAINTEXT, site, path, "a secret of a Helm chart is in clear");
      }
    } else {
      look(value, path);
    }
  }

  private static boolean isSecret(String key, Value.Str value) {
    var lower = key.toLowerCase(Locale.ROOT);
    return SecretName.promisesSecret(key)
        && !lower.contains("existing")
        && !lower.endsWith("name")
        && !lower.endsWith("ref")
        && KubernetesCheck.isPlain(value)
        && !Placeholder.matches(value.text());
  }
}
