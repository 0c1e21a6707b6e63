package dev.coffre.sops.store.yaml.read;

import dev.coffre.sops.store.yaml.token.CommentLine;
import java.util.List;

/// What a text holds.
///
/// @param comments every comment of it in order, attached to a node or not
public record RawText(List<RawDocument> documents, List<CommentLine> comments) {}
