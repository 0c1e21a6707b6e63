package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;

/// Puts metadata that are yet to come below a plain text.
///
/// go-yaml gives a comment at the end of a file to another parent once an entry follows, and some
/// to nobody: their ciphertext could not be decrypted, or not be found.
final class MetadataRoom {
  private static final MetadataEdit.Write PLACEHOLDER =
      new MetadataEdit.Write(
          new Node.Mapping(List.of(new Entry("mac", Node.Scalar.of(Value.Str.of(""))))));

  private final YamlStore store;
  private final byte[] source;

  MetadataRoom(YamlStore store, byte[] source) {
    this.store = store;
    this.source = source;
  }

  /// The text with room, or as it is if it has no comments or cannot be encrypted anyway.
  byte[] made() throws StoreException {
    if (!mayHaveComments()) {
      return source;
    }
    var plain = store.parse(source);
    if (plain.metadata().isPresent() || isReserved(plain.tree())) {
      return source;
    }
    var roomy = store.patch(source, List.of(), PLACEHOLDER);
    requireAll(comments(plain.tree()), comments(store.parse(roomy).tree()));
    return roomy;
  }

  private boolean mayHaveComments() {
    for (byte b : source) {
      if (b == '#') {
        return true;
      }
    }
    return false;
  }

  private static boolean isReserved(Tree tree) {
    return tree.documents().stream().anyMatch(one -> one.find(YamlStore.METADATA).isPresent());
  }

  private void requireAll(List<Comment> wanted, List<Comment> found) throws StoreException {
    var left = new ArrayList<Value>();
    found.forEach(comment -> left.add(comment.text()));
    for (var comment : wanted) {
      if (!left.remove(comment.text())) {
        throw new StoreException(
            "line "
                + line(comment.site().start())
                + ": this comment would be lost with the metadata below it; move it above a key");
      }
    }
  }

  private int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      line += source[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private static List<Comment> comments(Tree tree) {
    var comments = new ArrayList<Comment>();
    tree.documents().forEach(document -> collect(document, comments));
    return comments;
  }

  private static void collect(Node node, List<Comment> comments) {
    switch (node) {
      case Node.Scalar scalar -> {}
      case Node.Mapping(var items) -> {
        for (Item item : items) {
          switch (item) {
            case Entry(var key, var value) -> collect(value, comments);
            case Comment comment -> comments.add(comment);
          }
        }
      }
      case Node.Sequence(var elements) -> {
        for (Element element : elements) {
          switch (element) {
            case Node value -> collect(value, comments);
            case Comment comment -> comments.add(comment);
          }
        }
      }
    }
  }
}
