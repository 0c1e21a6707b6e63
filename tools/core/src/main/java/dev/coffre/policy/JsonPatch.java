package dev.coffre.policy;

import dev.coffre.sops.Format;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// Reads JSON patches (RFC 6902), which kustomizations write as YAML as well.
final class JsonPatch {
  private static final Pattern DATA = Pattern.compile("/(?:data|stringData)(?:/.*)?");

  private JsonPatch() {}

  /// Whether an operation puts a value in clear into the data of a Secret. What cannot be read does
  /// nothing, to kustomize either.
  static boolean setsData(String patch) {
    var text = patch.strip();
    var yaml = (text.startsWith("[") ? "patch: " : "patch:\n") + text + "\n";
    try {
      var tree = Format.YAML.store().parse(yaml.getBytes(StandardCharsets.UTF_8)).tree();
      return tree.documents().stream()
          .flatMap(document -> operations(document).stream())
          .anyMatch(JsonPatch::isPlain);
    } catch (StoreException e) {
      return false;
    }
  }

  private static List<Element> operations(Node.Mapping document) {
    return document.find("patch").orElse(document) instanceof Node.Sequence(var elements)
        ? elements
        : List.of();
  }

  private static boolean isPlain(Element operation) {
    return operation instanceof Node.Mapping mapping
        && DATA.matcher(KubernetesCheck.text(mapping, "path")).matches()
        && mapping.find("value").filter(JsonPatch::says).isPresent();
  }

  private static boolean says(Node value) {
    return !(value instanceof Node.Scalar(var scalar, var site)) || KubernetesCheck.isPlain(scalar);
  }
}
