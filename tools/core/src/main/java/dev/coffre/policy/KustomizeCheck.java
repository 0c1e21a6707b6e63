package dev.coffre.policy;

import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds what the secretGenerator of a kustomization takes from plain text: literals, and files
/// that are not encrypted.
record KustomizeCheck(Violations found, Neighbours neighbours) {

  static void check(Store.Parsed parsed, Violations found, Neighbours neighbours)
      throws IOException {
    var check = new KustomizeCheck(found, neighbours);
    for (var document : parsed.tree().documents()) {
      if (KubernetesCheck.text(document, "kind").equals("SecretGenerator")) {
        check.generator(document);
      }
      for (var patch : elements(document, "patches")) {
        if (patch instanceof Node.Mapping mapping) {
          mapping.find("patch").ifPresent(check::patch);
        }
      }
      elements(document, "patchesStrategicMerge").forEach(check::patch);
      for (var generator : elements(document, "secretGenerator")) {
        if (generator instanceof Node.Mapping mapping) {
          check.generator(mapping);
        }
      }
    }
  }

  private static List<Element> elements(Node.Mapping mapping, String key) {
    return mapping.find(key).orElse(mapping) instanceof Node.Sequence(var elements)
        ? elements
        : List.of();
  }

  /// The text of a patch is a manifest, too.
  private void patch(Element element) {
    if (element instanceof Node.Scalar(Value.Str text, var site)) {
      var content = text.text().getBytes(StandardCharsets.UTF_8);
      if (KubernetesCheck.resemblesSecret(content)) {
        found.add(
            Check.KUSTOMIZE_SECRET_PLAINTEXT,
            site,
            "a patch has a Kubernetes Secret with its data",
            "take the data out of the patch and make the Secret from an encrypted file");
      }
    }
  }

  private void generator(Node.Mapping generator) throws IOException {
    for (var literal : elements(generator, "literals")) {
      if (literal instanceof Node.Scalar(Value.Str text, var site) && isPlain(text.text())) {
        add(site, "a literal of a secretGenerator is in clear");
      }
    }
    for (var field : List.of("envs", "files")) {
      for (var reference : elements(generator, field)) {
        reference(reference);
      }
    }
    var env = generator.find("env");
    if (env.isPresent()) {
      reference(env.get());
    }
  }

  /// `key=value`, the value perhaps a reference.
  private static boolean isPlain(String literal) {
    var value = literal.substring(literal.indexOf('=') + 1);
    return KubernetesCheck.isPlain(Value.Str.of(value.replaceAll("^[\"']|[\"']$", "")));
  }

  /// `path` or `key=path`, from the folder of the kustomization.
  private void reference(Element element) throws IOException {
    if (element instanceof Node.Scalar(Value.Str text, var site)) {
      var name = text.text().substring(text.text().indexOf('=') + 1);
      var path = found.file().path().resolveSibling(name).normalize();
      var content = neighbours.read(path);
      if (content.isPresent()
          && content.get().length > 0
          && !Reading.isEncrypted(path, content.get())) {
        add(site, "a secretGenerator reads the plain file " + name);
      }
    }
  }

  private void add(Site site, String message) {
    var check = Check.KUSTOMIZE_SECRET_PLAINTEXT;
    found.add(check, site, message, check.fix());
  }
}
