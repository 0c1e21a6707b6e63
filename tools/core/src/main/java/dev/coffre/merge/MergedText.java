package dev.coffre.merge;

import dev.coffre.git.diff.LineChanges;
import dev.coffre.merge.Piece.Disputed;
import dev.coffre.merge.Piece.Settled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A text with what is settled and what is disputed, as Git writes it:
///
/// ```
/// <<<<<<< ours
/// =======
/// >>>>>>> theirs
/// ```
public record MergedText(List<Piece> pieces) {
  /// The length of a marker that Git takes where nobody says another.
  public static final int MARKER_SIZE = 7;

  private static final String OURS = " ours";
  private static final String THEIRS = " theirs";

  public MergedText {
    pieces = List.copyOf(pieces);
  }

  /// Two texts, every difference a dispute.
  public static MergedText of(byte[] ours, byte[] theirs) {
    var changes = LineChanges.between(ours, theirs);
    var pieces = new ArrayList<Piece>();
    int done = 0;
    for (var change : changes.changes()) {
      int start = changes.beforeStart(change.fromBefore());
      pieces.add(new Settled(Arrays.copyOfRange(ours, done, start)));
      done = changes.beforeStart(change.toBefore());
      pieces.add(
          new Disputed(
              Arrays.copyOfRange(ours, start, done),
              Arrays.copyOfRange(
                  theirs, changes.nowStart(change.fromNow()), changes.nowStart(change.toNow()))));
    }
    pieces.add(new Settled(Arrays.copyOfRange(ours, done, ours.length)));
    return new MergedText(pieces);
  }

  /// Reads a text with markers; empty if it has none, or they do not belong together.
  public static Optional<MergedText> parse(byte[] text) {
    return new MarkerReader(text).read();
  }

  /// Whether a line of a text is one of the markers: it is not settled.
  public static boolean hasMarker(byte[] text) {
    return new MarkerReader(text).findsMarker();
  }

  public boolean isSettled() {
    return pieces.stream().allMatch(Settled.class::isInstance);
  }

  /// The text that one side wants.
  public byte[] as(Side side) {
    var text = new ByteArrayOutputStream();
    for (var piece : pieces) {
      switch (piece) {
        case Settled(var lines) -> text.writeBytes(lines);
        case Disputed(var ours, var theirs) ->
            text.writeBytes(
                switch (side) {
                  case OURS -> ours;
                  case THEIRS -> theirs;
                });
      }
    }
    return text.toByteArray();
  }

  /// The text with markers around what is disputed. A last line without an end gets one there, for
  /// the marker has to begin a line.
  ///
  /// @param markerSize how long a marker is
  public byte[] marked(int markerSize) {
    var text = new ByteArrayOutputStream();
    for (var piece : pieces) {
      switch (piece) {
        case Settled(var lines) -> text.writeBytes(lines);
        case Disputed(var ours, var theirs) -> {
          text.writeBytes(ascii("<".repeat(markerSize) + OURS + "\n"));
          writeLines(text, ours);
          text.writeBytes(ascii("=".repeat(markerSize) + "\n"));
          writeLines(text, theirs);
          text.writeBytes(ascii(">".repeat(markerSize) + THEIRS + "\n"));
        }
      }
    }
    return text.toByteArray();
  }

  private static void writeLines(ByteArrayOutputStream text, byte[] lines) {
    text.writeBytes(lines);
    if (lines.length > 0 && lines[lines.length - 1] != '\n') {
      text.write('\n');
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
