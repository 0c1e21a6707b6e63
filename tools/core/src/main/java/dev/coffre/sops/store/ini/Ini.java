package dev.coffre.sops.store.ini;

import dev.coffre.sops.tree.Site;
import java.util.List;
import java.util.Optional;

/// An INI file as it stands in its text. Offsets are those of the bytes; `Latin-1` strings hold one
/// byte per character.
record Ini(List<Section> sections) {

  /// The section of values before any header.
  static final String DEFAULT = "DEFAULT";

  /// How a value is written.
  enum Quote {
    NONE(""),
    SINGLE("'"),
    DOUBLE("\""),
    BACKTICK("`"),
    TRIPLE("\"\"\"");

    private final String mark;

    Quote(String mark) {
      this.mark = mark;
    }

    String mark() {
      return mark;
    }
  }

  /// A section.
  ///
  /// @param start of the line of its header; 0 for the default section
  /// @param end where the next section, or the comment above it, begins
  /// @param orphans comments that sops loses: above nothing, or above a key that comes again
  record Section(
      String name,
      int start,
      int end,
      Optional<Note> comment,
      List<Setting> settings,
      List<Note> orphans) {}

  /// A key with the last of its values.
  ///
  /// @param start of its line
  /// @param end behind its last line
  record Setting(
      String name, String value, ValueSite site, int start, int end, Optional<Note> comment) {}

  /// Where a value stands.
  ///
  /// @param shadowed where earlier values of the same key stand, which readers ignore
  record ValueSite(int start, int end, Quote quote, List<ValueSite> shadowed) implements Site {}

  /// A comment: the lines above a key or header and what stands behind it in its line.
  ///
  /// @param text without the first mark
  record Note(String text, NoteSite site) {}

  /// Where a comment stands.
  ///
  /// @param start of the text behind the first mark
  /// @param pieces all it consists of, whole lines as far as they hold nothing else
  /// @param orphan whether sops loses it
  record NoteSite(int start, int end, List<Piece> pieces, boolean orphan) implements Site {}

  /// A part of a comment.
  record Piece(int start, int end) {}
}
