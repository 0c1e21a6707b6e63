package dev.coffre.sops.store.yaml.write;

import dev.coffre.sops.store.yaml.token.Characters;
import dev.coffre.sops.tree.Node;
import java.util.List;

/// The comments that wait for their place: a later one replaces one of its kind that still waits.
final class CommentWriter {
  private final Output out;
  private List<byte[]> head = List.of();
  private List<byte[]> line = List.of();
  private List<byte[]> foot = List.of();
  private List<byte[]> tail = List.of();
  private List<byte[]> keyLine = List.of();

  CommentWriter(Output out) {
    this.out = out;
  }

  void enter(Commented node) {
    switch (node.node()) {
      case Node.Scalar s -> enter(node.head(), node.line(), node.foot(), List.of());
      case Node.Mapping m -> enter(node.head(), List.of(), List.of(), List.of());
      case Node.Sequence s -> enter(node.head(), List.of(), List.of(), List.of());
    }
  }

  void enter(
      List<byte[]> newHead, List<byte[]> newLine, List<byte[]> newFoot, List<byte[]> newTail) {
    head = newHead.isEmpty() ? head : newHead;
    line = newLine.isEmpty() ? line : newLine;
    foot = newFoot.isEmpty() ? foot : newFoot;
    tail = newTail.isEmpty() ? tail : newTail;
  }

  void keepKeyLine() {
    if (!line.isEmpty()) {
      keyLine = line;
      line = List.of();
    }
  }

  void writeHead(int indent) {
    if (!tail.isEmpty()) {
      out.indent(indent);
      write(tail, indent);
      tail = List.of();
      out.setFootIndent(Math.max(indent, 0));
    }
    if (!head.isEmpty()) {
      out.indent(indent);
      write(head, indent);
      head = List.of();
    }
  }

  void writeLine(int indent) {
    if (!line.isEmpty()) {
      out.space(true);
      write(line, indent);
      line = List.of();
    }
  }

  /// What a block left behind its last line goes behind the next value, or before a collection.
  void writeKeyLine(boolean scalar, int indent) {
    if (keyLine.isEmpty()) {
      return;
    }
    if (!scalar) {
      out.space(true);
      write(keyLine, indent);
      keyLine = List.of();
    } else if (line.isEmpty()) {
      line = keyLine;
      keyLine = List.of();
    }
  }

  /// The comment behind the header of a block scalar, or else just the end of the line.
  void writeLineOrBreak(int indent) {
    if (line.isEmpty()) {
      out.lineBreak();
    } else {
      writeLine(indent);
    }
  }

  void writeFoot(int indent) {
    if (!foot.isEmpty()) {
      out.indent(indent);
      write(foot, indent);
      foot = List.of();
      out.setFootIndent(Math.max(indent, 0));
    }
  }

  private void write(List<byte[]> texts, int indent) {
    boolean first = true;
    for (var text : texts) {
      if (!first) {
        out.indent(indent);
      }
      out.put('#');
      writeText(text, indent);
      first = false;
    }
    out.setWhitespace(true);
  }

  /// A comment that holds line breaks becomes several: nothing of it may be read as content.
  private void writeText(byte[] text, int indent) {
    int start = 0;
    for (int i = 0; i < text.length; i++) {
      int length = Characters.breakLength(text, i);
      if (length > 0) {
        out.raw(text, start, i);
        out.lineBreak();
        out.indent(indent);
        out.put('#');
        out.put(' ');
        start = i + length;
        i = start - 1;
      }
    }
    out.raw(text, start, text.length);
    out.lineBreak();
  }
}
