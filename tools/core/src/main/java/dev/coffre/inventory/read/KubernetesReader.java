package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import dev.coffre.sops.tree.Nesting;
import dev.coffre.sops.tree.Node;

/// Kubernetes Secrets, what makes them, and what refers to them, wherever in a manifest, a chart or
/// a list they stand.
final class KubernetesReader implements SourceReader {

  @Override
  public void read(SourceFile file, Sources found) {
    if (!file.text().contains("ecret") && !file.text().contains("credentialName")) {
      return;
    }
    Manifest.of(file)
        .ifPresent(manifest ->
            Nesting.descend(() -> {
              var walk = new Walk(manifest, found);
              manifest.documents().forEach(walk::look);
              return true;
            }));
  }

  private record Walk(Manifest manifest, Sources found) {

    void look(Node node) {
      switch (node) {
        case Node.Mapping mapping -> {
          new KubernetesObject(manifest, mapping).read(found);
          var references = new SecretReferences(manifest);
          for (var entry : Fields.of(mapping).entries()) {
            references
                .of(entry)
                .forEach(use ->
                    found.add(
                        new Use(
                            Use.Kind.KUBERNETES_REFERENCE,
                            use.name(),
                            use.detail(),
                            manifest.path(),
                            use.line())));
            look(entry.value());
          }
        }
        case Node.Sequence sequence -> Fields.nodes(sequence).forEach(this::look);
        case Node.Scalar _ -> {}
      }
    }
  }
}
