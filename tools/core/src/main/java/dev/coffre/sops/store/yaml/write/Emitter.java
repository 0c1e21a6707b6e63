package dev.coffre.sops.store.yaml.write;

import dev.coffre.sops.store.yaml.scalar.ScalarText;
import dev.coffre.sops.store.yaml.token.Style;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.List;
import java.util.function.Function;

/// Writes trees in the layout of sops 3.13.3.
///
/// go-yaml's emitter keeps comments aside until a place for them comes; the order in which it
/// writes and forgets them is part of the layout, so it is kept here step by step.
public final class Emitter {
  private static final int VALUE_INDENT = 4;
  private static final int LONGEST_SIMPLE_KEY = 128;

  private final Output out = new Output();
  private final CommentWriter comments = new CommentWriter(out);
  private final ScalarWriter scalars;
  private final Function<Value, ScalarText> spelling;
  private final int bestIndent;
  private int indent;

  private Emitter(int bestIndent, int indent, Function<Value, ScalarText> spelling) {
    this.bestIndent = bestIndent < 2 || bestIndent > 9 ? 2 : bestIndent;
    this.scalars = new ScalarWriter(out);
    this.spelling = spelling;
    this.indent = indent;
  }

  /// A file of `documents`.
  ///
  /// @param bestIndent columns per level; beyond 2 to 9 it is 2, as in go-yaml
  public static byte[] documents(List<Node.Mapping> documents, int bestIndent) {
    var emitter = new Emitter(bestIndent, -1, ScalarText::canonical);
    for (int i = 0; i < documents.size(); i++) {
      emitter.document(documents.get(i), i == 0);
    }
    return emitter.out.toByteArray();
  }

  /// A file of one node.
  public static byte[] value(Node node) {
    var emitter = new Emitter(VALUE_INDENT, -1, ScalarText::canonical);
    emitter.document(node, true);
    return emitter.out.toByteArray();
  }

  /// A node as lines at the left edge, in spellings that read back as exactly the same values.
  public static byte[] lines(Node node, int bestIndent) {
    var emitter = new Emitter(bestIndent, -1, ScalarText::exact);
    emitter.document(node, true);
    return emitter.out.toByteArray();
  }

  private void document(Node content, boolean first) {
    if (!first) {
      out.indent(indent);
      out.indicator("---", true, false, false);
      out.indent(indent);
    }
    var root = Commented.of(content);
    comments.enter(root);
    comments.writeHead(indent);
    node(root, false);
    out.setFootIndent(0);
    comments.writeFoot(indent);
    out.setFootIndent(-1);
    out.indent(indent);
  }

  /// Writes a node. What go-yaml does at the end of a scalar, it does at the beginning of a
  /// collection.
  ///
  /// @param item whether it is an element of a list
  private void node(Commented node, boolean item) {
    switch (node.node()) {
      case Node.Mapping m -> {
        finish();
        mapping(node, item);
      }
      case Node.Sequence s -> {
        finish();
        sequence(node, item);
      }
      case Node.Scalar s -> {
        scalar(spelling.apply(s.value()), item, false);
        finish();
      }
    }
  }

  private void finish() {
    comments.writeLine(indent);
    comments.writeFoot(indent);
  }

  private int deeper(boolean item) {
    return item ? indent + 2 : bestIndent * ((Math.max(indent, 0) + bestIndent) / bestIndent);
  }

  private void mapping(Commented mapping, boolean item) {
    var pairs = mapping.pairs();
    if (pairs.isEmpty()) {
      emptyMapping(mapping, item);
      return;
    }
    int outer = indent;
    indent = outer < 0 ? 0 : deeper(item);
    List<byte[]> tail = List.of();
    for (var pair : pairs) {
      comments.enter(pair.head(), List.of(), List.of(), tail);
      pair(pair);
      tail = pair.foot();
    }
    comments.enter(List.of(), mapping.line(), mapping.foot(), tail);
    comments.writeHead(indent);
    indent = outer;
  }

  private void pair(Commented.Pair pair) {
    comments.writeHead(indent);
    out.indent(indent);
    comments.keepKeyLine();
    var key = spelling.apply(Value.Str.of(pair.name()));
    boolean simple = isSimpleKey(key);
    if (!simple) {
      out.indicator("?", true, false, true);
    }
    scalar(key, false, simple);
    if (!simple) {
      out.indent(indent);
    }
    out.indicator(":", !simple, false, !simple);
    comments.enter(pair.value());
    comments.writeKeyLine(pair.value().node() instanceof Node.Scalar, indent);
    node(pair.value(), false);
  }

  private static boolean isSimpleKey(ScalarText key) {
    int length = key.tag().length() + key.text().length();
    return !key.analysis().multiline() && length <= LONGEST_SIMPLE_KEY;
  }

  private void sequence(Commented sequence, boolean item) {
    var items = sequence.items();
    if (items.isEmpty()) {
      emptySequence(sequence);
      return;
    }
    int outer = indent;
    indent = outer < 0 ? 0 : deeper(item);
    for (var element : items) {
      comments.enter(element);
      comments.writeHead(indent);
      out.indent(indent);
      out.indicator("-", true, false, true);
      node(element, true);
    }
    comments.enter(List.of(), sequence.line(), sequence.foot(), List.of());
    indent = outer;
  }

  private void emptySequence(Commented sequence) {
    comments.enter(List.of(), sequence.line(), sequence.foot(), List.of());
    out.indicator("[", true, true, false);
    out.indicator("]", false, false, false);
    finish();
  }

  private void emptyMapping(Commented mapping, boolean item) {
    comments.enter(List.of(), mapping.line(), mapping.foot(), List.of());
    out.indicator("{", true, true, false);
    comments.writeHead(deeper(item));
    out.indicator("}", false, false, false);
    finish();
  }

  private void scalar(ScalarText scalar, boolean item, boolean simpleKey) {
    if (!scalar.tag().isEmpty()) {
      out.indicator(scalar.tag(), true, false, false);
    }
    scalar
        .text()
        .expose(text -> {
          if (scalar.style() == Style.LITERAL && !simpleKey) {
            literal(text, deeper(item));
          } else {
            scalars.inLine(text, scalar.style(), deeper(item));
          }
          return text.length;
        });
  }

  private void literal(byte[] text, int contentIndent) {
    out.indicator("|", true, false, false);
    out.indicator(
        BlockHints.of(text, contentIndent - Math.max(indent, 0), bestIndent), false, false, false);
    comments.writeLineOrBreak(contentIndent);
    scalars.literalBody(text, contentIndent);
  }
}
