package dev.coffre.sops.tree;

/// A comment, one source line.
///
/// @param text what follows the comment mark, unchanged: plain text or an `ENC[…]` string
/// @param inline whether it stands behind a value on the same line
/// @param site where the text (without the mark) stands in the source
public record Comment(Value.Str text, boolean inline, Site site) implements Item, Element {}
