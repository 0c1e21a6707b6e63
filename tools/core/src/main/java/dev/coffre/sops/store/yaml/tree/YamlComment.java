package dev.coffre.sops.store.yaml.tree;

import dev.coffre.sops.store.LooseComment;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.RawText;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A comment of a YAML text that go-yaml gives to no node.
///
/// @param number counts the comments of the text, from 0
/// @param line of the source, from 1
@SuppressWarnings("ArrayRecordComponent") // never compared
public record YamlComment(byte[] source, RawText raw, int number, int line)
    implements LooseComment {

  /// The loose comments of a text in order.
  ///
  /// @param tree what was made of it, without its metadata
  public static List<LooseComment> loose(byte[] source, RawText raw, Tree tree) {
    if (raw.comments().isEmpty()) {
      return List.of();
    }
    var attached = TreeComments.starts(tree);
    var lines = lines(source, raw);
    var loose = new ArrayList<LooseComment>();
    for (int i = 0; i < raw.comments().size(); i++) {
      if (!attached.get(raw.comments().get(i).start() + 1)) {
        loose.add(new YamlComment(source, raw, i, lines.get(i)));
      }
    }
    return List.copyOf(loose);
  }

  /// The line of each comment of a text.
  public static List<Integer> lines(byte[] source, RawText raw) {
    var lines = new ArrayList<Integer>(raw.comments().size());
    int line = 1;
    int position = 0;
    for (var comment : raw.comments()) {
      for (; position < comment.start(); position++) {
        line += source[position] == '\n' ? 1 : 0;
      }
      lines.add(line);
    }
    return lines;
  }

  /// The same comment, said to stand in another line.
  public YamlComment at(int other) {
    return new YamlComment(source, raw, number, other);
  }

  @Override
  public String text() {
    int start = mark().start() + 1;
    return new String(source, start, mark().end() - start, StandardCharsets.UTF_8);
  }

  @Override
  public List<TreePath> places() throws StoreException {
    return CommentPlaces.of(raw.documents(), this::column, mark().start());
  }

  private CommentLine mark() {
    return raw.comments().get(number);
  }

  private int column(int offset) {
    int start = offset;
    while (start > 0 && source[start - 1] != '\n' && source[start - 1] != '\r') {
      start--;
    }
    return offset - start;
  }
}
