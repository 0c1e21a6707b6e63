package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;
import java.util.regex.Pattern;

/// Environment variables that Kubernetes and compose files set, and the secrets of compose files.
final class ManifestVariableReader implements SourceReader {
  private static final Pattern COMPOSE =
      Pattern.compile("(?:.*[.-])?(?:docker-)?compose(?:[.-].*)?\\.ya?ml");

  @Override
  public void read(SourceFile file, Sources found) {
    boolean compose = COMPOSE.matcher(file.name()).matches();
    if (compose || file.text().contains("env:") || file.text().contains("\"env\"")) {
      Manifest.of(file)
          .ifPresent(manifest ->
              Nesting.descend(() -> {
                var walk = new Walk(manifest, compose, found);
                manifest.documents().forEach(walk::document);
                return true;
              }));
    }
  }

  private record Walk(Manifest manifest, boolean compose, Sources found) {

    void document(Node.Mapping document) {
      if (compose) {
        Fields.of(document.find("secrets").orElse(document)).entries().stream()
            .filter(_ -> document.find("secrets").isPresent())
            .forEach(entry -> {
              var from = Fields.of(entry.value()).entries();
              var how = from.isEmpty() ? "" : " from " + from.getFirst().key();
              add(Use.Kind.REFERENCE, entry.key(), "compose secret" + how, entry.value());
            });
      }
      look(document);
    }

    private void look(Node node) {
      Fields.nodes(node).forEach(this::look);
      for (var entry : Fields.of(node).entries()) {
        if (entry.key().equals("env")) {
          Fields.nodes(entry.value()).forEach(this::variable);
        }
        if (compose && entry.key().equals("environment")) {
          environment(entry.value());
        }
        look(entry.value());
      }
    }

    private void variable(Node node) {
      if (node instanceof Node.Mapping mapping) {
        var name = manifest.text(mapping, "name");
        var secret = Fields.at(mapping, "valueFrom", "secretKeyRef", "name").map(manifest::text);
        if (secret.isPresent()) {
          add(Use.Kind.ENVIRONMENT, name, "set from Secret " + secret.get(), mapping);
        } else if (VariableName.isSecret(name)) {
          add(Use.Kind.ENVIRONMENT, name, "set in a manifest", mapping);
        }
      }
    }

    private void environment(Node node) {
      for (var entry : Fields.of(node).entries()) {
        composed(entry.key(), entry.value());
      }
      for (var item : Fields.nodes(node)) {
        var text = manifest.text(item);
        int equals = text.indexOf('=');
        composed(equals < 0 ? text : text.substring(0, equals), item);
      }
    }

    private void composed(String name, Node at) {
      if (VariableName.isSecret(name)) {
        add(Use.Kind.ENVIRONMENT, name, "set in compose", at);
      }
    }

    private void add(Use.Kind kind, String name, String detail, Node at) {
      if (!name.isBlank()) {
        found.add(new Use(kind, name, detail, manifest.path(), manifest.line(at)));
      }
    }
  }
}
