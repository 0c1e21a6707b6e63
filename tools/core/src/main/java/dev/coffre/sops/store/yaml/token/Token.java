package dev.coffre.sops.store.yaml.token;

import dev.coffre.secret.SecretBytes;

/// A token of the text.
///
/// @param start its first character
/// @param end behind its last character
public record Token(Kind kind, Mark start, Mark end, Payload payload) {

  public enum Kind {
    STREAM_START,
    STREAM_END,
    VERSION_DIRECTIVE,
    TAG_DIRECTIVE,
    DOCUMENT_START,
    DOCUMENT_END,
    BLOCK_SEQUENCE_START,
    BLOCK_MAPPING_START,
    BLOCK_END,
    FLOW_SEQUENCE_START,
    FLOW_SEQUENCE_END,
    FLOW_MAPPING_START,
    FLOW_MAPPING_END,
    BLOCK_ENTRY,
    FLOW_ENTRY,
    KEY,
    VALUE,
    ALIAS,
    ANCHOR,
    TAG,
    SCALAR
  }

  /// What a token holds besides its kind and place.
  public sealed interface Payload {}

  /// Nothing more.
  public record None() implements Payload {}

  /// A version directive is always `%YAML 1.1` or refused.
  public record Version(int major, int minor) implements Payload {}

  /// The name of an anchor or alias.
  ///
  /// @param parentIndent column of the surrounding block, -1 at the top
  public record Name(String name, int parentIndent) implements Payload {}

  /// A tag (`!handle!suffix`; an empty handle stands for a verbatim tag) or a tag directive (handle
  /// and prefix).
  public record TagName(String handle, String suffix) implements Payload {}

  /// A scalar in quotes or plain.
  ///
  /// @param parentIndent column of the surrounding block, -1 at the top
  public record Text(SecretBytes bytes, Style style, int parentIndent) implements Payload {}

  /// A literal or folded scalar.
  public record Block(SecretBytes bytes, Style style, BlockLayout layout) implements Payload {}

  public static Token of(Kind kind, Mark start, Mark end) {
    return new Token(kind, start, end, new None());
  }
}
