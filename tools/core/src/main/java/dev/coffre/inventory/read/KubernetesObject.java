package dev.coffre.inventory.read;

import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Held.Protection;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Holding.Fact;
import dev.coffre.inventory.source.Holding.Kind;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A mapping of a manifest that may be an object which holds or fetches secrets.
record KubernetesObject(Manifest manifest, Node.Mapping object) {
  /// A value that only says where the real one is.
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "\\$\\{[^}]*}|\\$\\([^)]*\\)|(?s:.*xTEMPLATE[0-9]+x.*)|(?s:.*\\{\\{.*}}.*)|<[^>]*>"
              + "|(?:ref\\+|vault:)\\S*");

  void read(Sources found) {
    var kind = manifest.text(object, "kind");
    switch (kind) {
      case "Secret" -> secret(found);
      case "SealedSecret" -> sealed(found);
      case "" -> {}
      default -> new FetchedSecret(manifest, object, kind).read(found);
    }
    generators(found);
  }

  private void secret(Sources found) {
    var version = manifest.text(object, "apiVersion");
    if (!version.isEmpty() && !version.equals("v1")) {
      return;
    }
    var values = new ArrayList<Held>();
    for (var field : List.of("data", "stringData")) {
      Fields.at(object, field).ifPresent(data -> values.addAll(values(data)));
    }
    var name = name();
    if (!values.isEmpty() || !name.isEmpty()) {
      var facts = new ArrayList<Fact>();
      var type = manifest.text(object, "type");
      if (!type.isEmpty()) {
        facts.add(new Fact("type", type));
      }
      if (object.find("metadata").isPresent()) {
        found.add(holding(Kind.KUBERNETES_SECRET, name, facts, values));
      }
    }
  }

  private void sealed(Sources found) {
    var values = new ArrayList<Held>();
    Fields.at(object, "spec", "encryptedData")
        .ifPresent(data -> {
          for (var value : values(data)) {
            values.add(new Held(value.name(), value.line(), Protection.ENCRYPTED, value.digest()));
          }
        });
    found.add(holding(Kind.SEALED_SECRET, name(), List.of(), values));
  }

  private void generators(Sources found) {
    var generators = Fields.at(object, "secretGenerator").map(Fields::nodes).orElse(List.of());
    for (var node : generators) {
      if (node instanceof Node.Mapping generator) {
        found.add(
            new Holding(
                Kind.SECRET_GENERATOR,
                manifest.path(),
                manifest.line(generator),
                manifest.text(generator, "name"),
                files(generator),
                List.of(),
                literals(generator)));
      }
    }
  }

  private List<Fact> files(Node.Mapping generator) {
    var facts = new ArrayList<Fact>();
    for (var field : List.of("files", "envs", "env")) {
      var names = new ArrayList<String>();
      generator
          .find(field)
          .ifPresent(value -> {
            Fields.nodes(value).forEach(item -> names.add(manifest.text(item)));
            names.add(manifest.text(value));
          });
      names.removeIf(String::isEmpty);
      if (!names.isEmpty()) {
        facts.add(new Fact(field, String.join(", ", names)));
      }
    }
    return facts;
  }

  private List<Held> literals(Node.Mapping generator) {
    var names = new UniqueNames();
    var literals = new ArrayList<Held>();
    for (var item : generator.find("literals").map(Fields::nodes).orElse(List.of())) {
      if (item instanceof Node.Scalar(Value.Str text, var _)) {
        var parts = text.text().split("=", 2);
        var value = Value.Str.of(parts.length == 2 ? parts[1] : "");
        var name = names.of(parts.length == 2 ? manifest.restored(parts[0]) : "(unnamed)");
        literals.add(new Held(name, manifest.line(item), protection(value), Scalars.digest(value)));
      }
    }
    return literals;
  }

  private List<Held> values(Node data) {
    var names = new UniqueNames();
    var values = new ArrayList<Held>();
    for (var entry : Fields.of(data).entries()) {
      if (entry.value() instanceof Node.Scalar(var value, var _)) {
        values.add(
            new Held(
                names.of(manifest.restored(entry.key())),
                manifest.line(entry.value()),
                protection(value),
                Scalars.digest(value)));
      }
    }
    return values;
  }

  private static Protection protection(Value value) {
    return switch (value) {
      case Value.Null() -> Protection.EMPTY;
      case Value.Str text when text.bytes().length() == 0 -> Protection.EMPTY;
      case Value.Str text when Envelope.isMeant(text) -> Protection.ENCRYPTED;
      case Value.Str text ->
          ELSEWHERE.matcher(text.text().strip()).matches()
              ? Protection.ELSEWHERE
              : Protection.CLEAR;
      case Value.Int _, Value.Real _, Value.Bool _, Value.Time _ -> Protection.CLEAR;
    };
  }

  private Holding holding(Kind kind, String name, List<Fact> facts, List<Held> values) {
    return new Holding(
        kind, manifest.path(), manifest.line(object), name, facts, List.of(), values);
  }

  /// With the namespace, if there is one.
  private String name() {
    var metadata = Fields.at(object, "metadata").orElse(object);
    var name = Fields.at(metadata, "name").map(manifest::text).orElse("");
    var space = Fields.at(metadata, "namespace").map(manifest::text).orElse("");
    return space.isEmpty() || name.isEmpty() ? name : space + "/" + name;
  }
}
