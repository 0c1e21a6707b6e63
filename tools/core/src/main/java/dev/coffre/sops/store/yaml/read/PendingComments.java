package dev.coffre.sops.store.yaml.read;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.scan.Comment;
import dev.coffre.sops.store.yaml.scan.Scanner;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Token;
import dev.coffre.sops.store.yaml.token.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// The comments seen up to the current token and not yet given to a node.
final class PendingComments {
  private final Scanner scanner;
  private List<CommentLine> head = new ArrayList<>();
  private List<CommentLine> line = new ArrayList<>();
  private List<CommentLine> foot = new ArrayList<>();
  private List<CommentLine> stem = List.of();

  PendingComments(Scanner scanner) {
    this.scanner = scanner;
  }

  /// The next token; the comments that belong to it or before it become pending.
  Token peek() throws StoreException {
    var token = scanner.peek();
    var found = scanner.comments();
    while (!found.isEmpty() && token.start().index() >= found.first().token().index()) {
      var comment = found.first();
      if (comment.role() == Comment.Role.HEAD && token.kind() == Kind.BLOCK_END) {
        break;
      }
      switch (comment.role()) {
        case HEAD -> head.addAll(comment.lines());
        case LINE -> line.addAll(comment.lines());
        case FOOT -> foot.addAll(comment.lines());
      }
      found.removeFirst();
    }
    return token;
  }

  Comments takeAll() {
    var all = new Comments(head, line, foot);
    head = new ArrayList<>();
    line = new ArrayList<>();
    foot = new ArrayList<>();
    stem = List.of();
    return all;
  }

  int headSize() {
    return head.size();
  }

  /// Sets the first `size` head lines aside if a list or mapping follows the `-`: they head the
  /// collection, not its first entry.
  void splitStem(int size) throws StoreException {
    if (size == 0) {
      return;
    }
    var kind = peek().kind();
    if (kind == Kind.BLOCK_SEQUENCE_START || kind == Kind.BLOCK_MAPPING_START) {
      stem = List.copyOf(head.subList(0, size));
      head = new ArrayList<>(head.subList(size, head.size()));
    }
  }

  /// The comments for a block collection: what was set aside.
  Comments takeStem() {
    var comments = new Comments(stem, List.of(), List.of());
    stem = List.of();
    return comments;
  }

  /// Takes the head lines above the last empty line: they are the document's.
  List<CommentLine> splitDocumentHead() {
    for (int i = head.size() - 1; i > 0; i--) {
      if (head.get(i).isEmpty()) {
        var above = List.copyOf(head.subList(0, i));
        head = new ArrayList<>(head.subList(i + 1, head.size()));
        return above;
      }
    }
    return List.of();
  }
}
