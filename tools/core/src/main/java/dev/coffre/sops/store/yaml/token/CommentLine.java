package dev.coffre.sops.store.yaml.token;

/// One line of a comment as byte offsets, from the `#` to the end of the line; an empty range
/// stands for an empty line between comments.
///
/// @param start offset of the `#`
/// @param end behind the last character
public record CommentLine(int start, int end) {

  public static final CommentLine EMPTY = new CommentLine(0, 0);

  /// Whether this is an empty line between comments.
  public boolean isEmpty() {
    return start == end;
  }
}
