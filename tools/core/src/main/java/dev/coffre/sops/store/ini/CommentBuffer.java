package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.ini.Ini.Note;
import dev.coffre.sops.store.ini.Ini.NoteSite;
import dev.coffre.sops.store.ini.Ini.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Gathers comments until what they belong to is read: lines above it, and what stands behind it.
/// All of that is one comment to sops.
final class CommentBuffer {
  private final String source;
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();
  private int first = -1;

  CommentBuffer(String source) {
    this.source = source;
  }

  /// A line of its own.
  ///
  /// @param mark offset of its `#` or `;`
  void line(int start, int mark, int end) {
    add(mark, start, end);
  }

  /// What stands behind a section header or a closing quote, if it is a comment.
  void behind(int from, int end) {
    for (int i = from; i < end; i++) {
      if (source.charAt(i) == '#' || source.charAt(i) == ';') {
        inline(i, end);
        return;
      }
    }
  }

  /// What stands behind a value.
  void inline(int mark, int lineEnd) {
    int end = Spaces.trimEnd(source, mark, lineEnd);
    add(mark, mark, end);
  }

  private void add(int mark, int start, int end) {
    if (pieces.isEmpty()) {
      first = mark;
    }
    text.append(source, mark, end);
    pieces.add(new Piece(start, end));
  }

  /// Where the gathered comment starts, if there is one.
  OptionalInt start() {
    return pieces.isEmpty() ? OptionalInt.empty() : OptionalInt.of(pieces.getFirst().start());
  }

  /// The comment, and an empty buffer.
  Optional<Note> take(boolean orphan) {
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    var trimmed = Spaces.trim(text.toString());
    var stripped = strip(trimmed);
    int start = first + trimmed.length() - stripped.length();
    int end = Spaces.trimEnd(source, start, pieces.getFirst().end());
    var note = new Note(stripped, new NoteSite(start, end, List.copyOf(pieces), orphan));
    text.setLength(0);
    pieces.clear();
    return Optional.of(note);
  }

  /// Without the marks and blanks it starts with; marks of further lines stay.
  private static String strip(String comment) {
    if (comment.isEmpty()) {
      return comment;
    }
    char mark = comment.charAt(0);
    int start = 0;
    while (start < comment.length()
        && (comment.charAt(start) == mark || comment.charAt(start) == ' ')) {
      start++;
    }
    return comment.substring(start);
  }

  static Note orphan(Note note) {
    var site = note.site();
    return new Note(note.text(), new NoteSite(site.start(), site.end(), site.pieces(), true));
  }
}
