package dev.coffre.policy;

import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds what a kustomization makes Secrets of in clear: literals of a secretGenerator and files
/// that are not encrypted; patches, those of Flux' own Kustomization too.
record KustomizeCheck(Violations found, Neighbours neighbours) {

  static void check(Store.Parsed parsed, Violations found, Neighbours neighbours)
      throws IOException {
    var check = new KustomizeCheck(found, neighbours);
    for (var document : parsed.tree().documents()) {
      if (KubernetesCheck.text(document, "kind").equals("SecretGenerator")) {
        check.generator(document);
      }
      check.patches(document);
      var spec = document.find("spec");
      if (spec.isPresent() && spec.get() instanceof Node.Mapping mapping) {
        check.patches(mapping);
      }
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

  private void patches(Node.Mapping kustomization) throws IOException {
    for (var field : List.of("patches", "patchesJson6902")) {
      for (var patch : elements(kustomization, field)) {
        if (patch instanceof Node.Mapping mapping) {
          patch(mapping);
        }
      }
    }
    elements(kustomization, "patchesStrategicMerge").forEach(text -> patch(text, false));
  }

  private void patch(Node.Mapping patch) throws IOException {
    boolean ofSecret =
        patch.find("target").orElse(patch) instanceof Node.Mapping target
            && KubernetesCheck.text(target, "kind").equals("Secret");
    patch.find("patch").ifPresent(text -> patch(text, ofSecret));
    if (ofSecret
        && patch.find("path").orElse(patch) instanceof Node.Scalar(Value.Str name, var site)) {
      var content = neighbours.read(found.file().path().resolveSibling(name.text()).normalize());
      if (content.isPresent() && JsonPatch.setsData(text(content.get()))) {
        addPatch(site, "the patch " + name.text() + " sets the data of a Kubernetes Secret");
      }
    }
  }

  /// The text of a patch is a manifest, or a list of operations on what it is for.
  private void patch(Element element, boolean ofSecret) {
    if (element instanceof Node.Scalar(Value.Str text, var site)) {
      var content = text.text().getBytes(StandardCharsets.UTF_8);
      if (KubernetesCheck.resemblesSecret(content)) {
        addPatch(site, "a patch has a Kubernetes Secret with its data");
      } else if (ofSecret && JsonPatch.setsData(text.text())) {
        addPatch(site, "a patch sets the data of a Kubernetes Secret");
      }
    }
  }

  private void addPatch(Site site, String message) {
    var fix = "take the data out of the patch and make the Secret from an encrypted file";
    found.add(Check.KUSTOMIZE_SECRET_PLAINTEXT, site, message, fix);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
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
