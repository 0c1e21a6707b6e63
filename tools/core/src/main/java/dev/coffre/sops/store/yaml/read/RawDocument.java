package dev.coffre.sops.store.yaml.read;

import dev.coffre.sops.store.yaml.token.CommentLine;
import java.util.List;

/// One document of a text.
///
/// @param start offset of its first token
/// @param end offset of the token behind it: `---`, `...` or the end of the text
/// @param explicitStart whether it begins with `---`
/// @param head comments above, set off by an empty line
/// @param foot comments below
public record RawDocument(
    int start,
    int end,
    boolean explicitStart,
    RawNode root,
    List<CommentLine> head,
    List<CommentLine> foot) {}
