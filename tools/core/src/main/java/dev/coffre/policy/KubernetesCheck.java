package dev.coffre.policy;

import dev.coffre.pattern.Form;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds Kubernetes Secrets with data in clear, wherever in a document they stand: a List has them
/// as items. Another `kind` that makes a Secret (SealedSecret, ExternalSecret) is not one.
record KubernetesCheck(Violations found, boolean encrypted) {
  /// Made for a text that is asked about: with most files nobody does.
  private static final class Patterns {
    private static final Pattern KIND =
        Pattern.compile(
            "(?m)(?:^[\\s-]*|[{,]\\s*)[\"']?kind[\"']?\\s*:\\s*[\"']?Secret[\"']?\\s*(?:[,}#]|$)");
    private static final Pattern DATA = Pattern.compile("[\"']?(?:data|stringData)[\"']?\\s*:");
  }

  /// A value that only names where the real one is: `${NAME}`, `{{ name }}`, `<path:…>`, `ref+…`.
  private static final Form REFERENCE =
      Form.of("\\$\\{[^}]*}|\\$\\([^)]*\\)|\\{\\{.*}}|<[^>]*>|(?:ref\\+|vault:)\\S*");

  private static final List<String> FIELDS = List.of("data", "stringData");

  static void check(Store.Parsed parsed, boolean encrypted, Violations found) {
    var check = new KubernetesCheck(found, encrypted);
    parsed.tree().documents().forEach(document -> check.look(document, TreePath.ROOT));
  }

  private String fix() {
    var file = found.file();
    if (encrypted) {
      return "have the rule select data and stringData, then: coffre decrypt -i %s && coffre encrypt"
          .concat(" -i %s")
          .formatted(file.word(), file.word());
    }
    return file.rule() instanceof RuleMatch.Matched
        ? Check.SOPS_NOT_ENCRYPTED.fix().replace("FILE", file.word())
        : Check.KUBERNETES_SECRET_PLAINTEXT.fix().replace("FILE", file.word());
  }

  /// Whether a text that cannot be read, and is no template, has a Secret in it.
  static boolean resemblesSecret(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    return !text.contains("{{")
        && Patterns.KIND.matcher(text).find()
        && Patterns.DATA.matcher(text).find();
  }

  private void look(Element element, TreePath path) {
    switch (element) {
      case Node.Mapping mapping -> {
        if (isSecret(mapping)) {
          secret(mapping, path);
        } else if (text(mapping, "kind").equals("SecretList")) {
          mapping.find("items").ifPresent(items -> secrets(items, path.then("items")));
        }
        for (var item : mapping.items()) {
          if (item instanceof Entry(var key, var value)) {
            look(value, path.then(key));
          }
        }
      }
      case Node.Sequence sequence -> sequence.forEach(path, this::look);
      case Node.Scalar scalar -> {}
      case Comment comment -> {}
    }
  }

  private void secret(Node.Mapping mapping, TreePath path) {
    FIELDS.forEach(field -> mapping.find(field).ifPresent(data -> data(data, path.then(field))));
  }

  /// The items of a SecretList need not say what they are.
  private void secrets(Node items, TreePath path) {
    if (items instanceof Node.Sequence sequence) {
      sequence.forEach(
          path,
          (node, place) -> {
            if (node instanceof Node.Mapping item && text(item, "kind").isEmpty()) {
              secret(item, place);
            }
          });
    }
  }

  private static boolean isSecret(Node.Mapping mapping) {
    var version = text(mapping, "apiVersion");
    return text(mapping, "kind").equals("Secret") && (version.isEmpty() || version.equals("v1"));
  }

  /// What stands at a key, or comes with a merge key (`<<`).
  static String text(Node.Mapping mapping, String key) {
    var own = mapping.find(key).or(() -> mapping.find("<<").flatMap(base -> merged(base, key)));
    return own.orElse(mapping) instanceof Node.Scalar(Value.Str text, var site) ? text.text() : "";
  }

  private static Optional<Node> merged(Node base, String key) {
    return switch (base) {
      case Node.Mapping mapping -> mapping.find(key);
      case Node.Sequence(var elements) -> merged(elements, key);
      case Node.Scalar scalar -> Optional.empty();
    };
  }

  private static Optional<Node> merged(List<Element> bases, String key) {
    for (var base : bases) {
      if (base instanceof Node.Mapping mapping && mapping.find(key).isPresent()) {
        return mapping.find(key);
      }
    }
    return Optional.empty();
  }

  /// A merge key brings a mapping or a list of them, whose values are data too.
  private void data(Node data, TreePath path) {
    if (data instanceof Node.Mapping mapping) {
      for (var item : mapping.items()) {
        if (item instanceof Entry(var key, var value)) {
          switch (value) {
            case Node.Scalar scalar -> value(scalar, path.then(key));
            case Node.Mapping nested -> data(nested, path.then(key));
            case Node.Sequence sequence -> sequence.forEach(path.then(key), this::data);
          }
        }
      }
    }
  }

  private void value(Node.Scalar scalar, TreePath path) {
    if (isPlain(scalar.value()) && !found.isAt(scalar.site())) {
      found.add(
          Check.KUBERNETES_SECRET_PLAINTEXT,
          scalar.site(),
          path + ": the data of a Kubernetes Secret is in clear",
          fix());
    }
  }

  /// Whether a value says something, and is neither ciphertext nor a reference.
  static boolean isPlain(Value value) {
    return switch (value) {
      case Value.Null none -> false;
      case Value.Str text ->
          text.bytes().length() > 0
              && !Envelope.isSound(text)
              && !REFERENCE.matches(text.text().strip());
      case Value.Int number -> true;
      case Value.Real number -> true;
      case Value.Bool truth -> true;
      case Value.Time time -> true;
    };
  }
}
