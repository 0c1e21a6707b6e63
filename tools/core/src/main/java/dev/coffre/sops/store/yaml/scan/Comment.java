package dev.coffre.sops.store.yaml.scan;

import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Mark;
import java.util.List;

/// A run of comment lines found between tokens, until it is attached to a node.
///
/// @param scan where the scan that found it began
/// @param token it belongs to the first token that begins here or later
/// @param start where its text begins
/// @param end where the scan went on; {@link Mark#NONE} for a comment behind a token
public record Comment(
    Role role, Mark scan, Mark token, Mark start, Mark end, List<CommentLine> lines) {

  public enum Role {
    HEAD,
    LINE,
    FOOT
  }

  /// The same lines as a head comment of the first token from `where` on.
  Comment asHead(Mark where) {
    return new Comment(Role.HEAD, scan, where, start, end, lines);
  }
}
