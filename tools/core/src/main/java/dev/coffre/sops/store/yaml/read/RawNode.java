package dev.coffre.sops.store.yaml.read;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.yaml.token.BlockLayout;
import dev.coffre.sops.store.yaml.token.Style;
import java.util.List;
import java.util.Optional;

/// A node as it stands in the text. All offsets are bytes.
public sealed interface RawNode {

  /// Its place, properties and comments.
  Base base();

  /// What every node has.
  ///
  /// @param start first byte, its anchor and tag included
  /// @param contentStart first byte behind anchor and tag
  /// @param end behind its last byte
  /// @param line line of the start, from 1
  /// @param anchored whether it has an anchor
  /// @param tag its tag in full, empty for none
  record Base(
      int start,
      int contentStart,
      int end,
      int line,
      boolean anchored,
      String tag,
      Comments comments) {}

  /// A scalar.
  ///
  /// @param text the content, decoded
  /// @param layout how it lies in the text if it is a block scalar
  /// @param place where it stands
  record Scalar(Base base, SecretBytes text, Style style, Optional<BlockLayout> layout, Place place)
      implements RawNode {}

  /// The surroundings of a scalar or alias.
  ///
  /// @param inFlow whether it stands in brackets
  /// @param parentIndent column of the surrounding block; -1 at the top
  record Place(boolean inFlow, int parentIndent) {}

  /// A mapping.
  record Mapping(Base base, List<Pair> pairs, boolean flow) implements RawNode {}

  /// A key with its value.
  ///
  /// @param start first byte of the entry: of the key or of its `?`
  /// @param colonEnd behind the colon; -1 if there is none
  record Pair(int start, RawNode key, int colonEnd, RawNode value) {}

  /// A list.
  record Sequence(Base base, List<Item> items, boolean flow) implements RawNode {}

  /// An element of a list.
  ///
  /// @param start first byte of the element: its `-` in a block
  record Item(int start, RawNode node) {}

  /// `*name`.
  record Alias(Base base, Anchor target, String name, Place place) implements RawNode {}
}
