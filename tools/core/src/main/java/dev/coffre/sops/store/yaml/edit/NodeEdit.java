package dev.coffre.sops.store.yaml.edit;

import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.yaml.read.RawNode;
import dev.coffre.sops.store.yaml.write.Emitter;
import dev.coffre.sops.tree.Node;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// Writes whole nodes: where an alias stands, in place of another node, or as a new entry.
final class NodeEdit {
  private static final int STEP = 2;

  private final byte[] source;
  private final Lines lines;

  NodeEdit(byte[] source, Lines lines) {
    this.source = source;
    this.lines = lines;
  }

  /// What to tell of an alias that is replaced.
  static ExpandedAlias expanded(RawNode.Alias alias) {
    return new ExpandedAlias(alias.name(), alias.base().line());
  }

  /// What an alias stood for, in its place: a list or mapping goes below the line, behind which a
  /// comment may stand.
  List<Splice> replaceAlias(RawNode.Alias alias, Node node) {
    int start = alias.base().start();
    int end = alias.base().end();
    if (alias.place().inFlow() || isInline(node)) {
      return List.of(Splice.of(start, end, inline(node, alias.place().inFlow())));
    }
    int indent = Math.max(alias.place().parentIndent(), 0) + STEP;
    int before = start;
    while (source[before - 1] == ' ') {
      before--;
    }
    int below = lines.next(end);
    boolean ended = below > lines.end(end);
    var text = lines.fit(Emitter.lines(node, STEP), indent);
    return List.of(
        Splice.of(before, end, new byte[0]),
        Splice.of(below, below, ended ? text : joined(lines.lineBreak(), text)));
  }

  static boolean isInline(Node node) {
    return switch (node) {
      case Node.Scalar s -> true;
      case Node.Mapping(var items) -> items.isEmpty();
      case Node.Sequence(var elements) -> elements.isEmpty();
    };
  }

  static byte[] inline(Node node, boolean inFlow) {
    return node instanceof Node.Scalar(var value, var site)
        ? InlineText.of(value, inFlow)
        : FlowText.of(node);
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
