package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A YAML or JSON file as mappings. A template is one too once its expressions are words and the
/// lines that hold nothing else are gone.
final class Manifest {
  private static final Pattern STEERING =
      Pattern.compile("(?m)^[ \\t-]*(?:\\{\\{[^\\n]*\\}\\}|\\{%[^\\n]*%\\})[ \\t]*$");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\{.{0,400}?\\}\\}|\\{%.{0,400}?%\\}");
  private static final Pattern WORD = Pattern.compile("xTEMPLATE([0-9]+)x");

  private final SourceFile file;
  private final byte[] content;
  private final List<Node.Mapping> documents;
  private final List<String> expressions;

  private Manifest(
      SourceFile file, byte[] content, List<Node.Mapping> documents, List<String> expressions) {
    this.file = file;
    this.content = content;
    this.documents = documents;
    this.expressions = expressions;
  }

  /// The file, if it is one.
  static Optional<Manifest> of(SourceFile file) {
    var format = Format.ofFileName(file.name());
    var expressions = new ArrayList<String>();
    return switch (format) {
      case YAML -> {
        var plain = parse(file, format, file.content(), expressions);
        yield plain.isPresent() || !isTemplate(file.text())
            ? plain
            : parse(file, format, withoutExpressions(file.text(), expressions), expressions);
      }
      case JSON -> parse(file, format, file.content(), expressions);
      case DOTENV, INI, BINARY -> Optional.empty();
    };
  }

  private static Optional<Manifest> parse(
      SourceFile file, Format format, byte[] content, List<String> expressions) {
    try {
      var documents = format.store().parse(content).tree().documents();
      return Optional.of(new Manifest(file, content, documents, expressions));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }

  private static boolean isTemplate(String text) {
    return text.contains("{{") || text.contains("{%");
  }

  private static byte[] withoutExpressions(String text, List<String> expressions) {
    var steered = STEERING.matcher(text).replaceAll("");
    var plain =
        EXPRESSION
            .matcher(steered)
            .replaceAll(found -> {
              expressions.add(found.group());
              return "xTEMPLATE" + (expressions.size() - 1) + "x";
            });
    return plain.getBytes(StandardCharsets.UTF_8);
  }

  List<Node.Mapping> documents() {
    return documents;
  }

  String path() {
    return file.path();
  }

  /// The line, from 1, of the first scalar in a node.
  int line(Node node) {
    int at = start(node);
    int line = 1;
    for (int i = 0; i < Math.min(at, content.length); i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static int start(Node node) {
    return switch (node) {
      case Node.Scalar(var _, var site) -> Math.max(0, site.start());
      case Node.Mapping mapping ->
          Fields.of(mapping).entries().stream()
              .mapToInt(entry -> start(entry.value()))
              .filter(start -> start > 0)
              .findFirst()
              .orElse(0);
      case Node.Sequence sequence ->
          Fields.nodes(sequence).stream()
              .mapToInt(Manifest::start)
              .filter(start -> start > 0)
              .findFirst()
              .orElse(0);
    };
  }

  /// What a scalar says, its expressions as they were.
  String text(Node node) {
    if (node instanceof Node.Scalar(Value.Str text, var _)) {
      return restored(text.text());
    }
    return node instanceof Node.Scalar(Value.Int(var number), var _) ? Long.toString(number) : "";
  }

  String restored(String text) {
    return WORD.matcher(text)
        .replaceAll(found ->
            java.util.regex.Matcher.quoteReplacement(
                expressions.get(Integer.parseInt(found.group(1)))));
  }

  /// What a field says; empty if it is not there or says nothing.
  String text(Node.Mapping mapping, String field) {
    return mapping.find(field).map(this::text).orElse("");
  }
}
