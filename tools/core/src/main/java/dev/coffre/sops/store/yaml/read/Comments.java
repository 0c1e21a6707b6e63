package dev.coffre.sops.store.yaml.read;

import dev.coffre.sops.store.yaml.token.CommentLine;
import java.util.List;

/// The comments attached to a node. They change hands while the nodes around are read, as go-yaml
/// moves the foot of a value to its key.
public final class Comments {
  private List<CommentLine> head;
  private List<CommentLine> line;
  private List<CommentLine> foot;

  Comments(List<CommentLine> head, List<CommentLine> line, List<CommentLine> foot) {
    this.head = head;
    this.line = line;
    this.foot = foot;
  }

  static Comments none() {
    return new Comments(List.of(), List.of(), List.of());
  }

  /// Above the node.
  public List<CommentLine> head() {
    return head;
  }

  /// Behind the node, on its line.
  public List<CommentLine> line() {
    return line;
  }

  /// Below the node.
  public List<CommentLine> foot() {
    return foot;
  }

  void setHead(List<CommentLine> lines) {
    head = lines;
  }

  void setEnd(List<CommentLine> newLine, List<CommentLine> newFoot) {
    line = newLine;
    foot = newFoot;
  }

  void setFoot(List<CommentLine> lines) {
    foot = lines;
  }

  List<CommentLine> takeFoot() {
    var taken = foot;
    foot = List.of();
    return taken;
  }
}
