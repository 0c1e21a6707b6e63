package dev.coffre.merge;

import dev.coffre.merge.Piece.Disputed;
import dev.coffre.merge.Piece.Settled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes a text with conflict markers apart.
final class MarkerReader {
  private final byte[] text;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  MarkerReader(byte[] text) {
    this.text = text;
  }

  private static boolean isOpening(String line) {
    return isMarker(line, '<', " ours");
  }

  private static boolean isMiddle(String line) {
    return isMarker(line, '=', "");
  }

  private static boolean isClosing(String line) {
    return isMarker(line, '>', " theirs");
  }

  private static boolean isMarker(String line, char sign, String label) {
    var marker = line.stripTrailing();
    int size = marker.length() - label.length();
    return size >= MergedText.MARKER_SIZE
        && marker.equals(String.valueOf(sign).repeat(size) + label);
  }

  boolean findsMarker() {
    while (at < text.length) {
      var line = line();
      if (isOpening(line) || isClosing(line)) {
        return true;
      }
    }
    return false;
  }

  Optional<MergedText> read() {
    int settled = 0;
    boolean disputed = false;
    while (at < text.length) {
      int start = at;
      if (isOpening(line())) {
        pieces.add(new Settled(Arrays.copyOfRange(text, settled, start)));
        if (!dispute()) {
          return Optional.empty();
        }
        disputed = true;
        settled = at;
      }
    }
    pieces.add(new Settled(Arrays.copyOfRange(text, settled, text.length)));
    return disputed ? Optional.of(new MergedText(pieces)) : Optional.empty();
  }

  /// Reads behind an opening marker to the closing one; false if there is none.
  private boolean dispute() {
    int start = at;
    int middle = -1;
    int behindMiddle = -1;
    while (at < text.length) {
      int lineStart = at;
      var line = line();
      if (middle < 0 && isMiddle(line)) {
        middle = lineStart;
        behindMiddle = at;
      } else if (middle >= 0 && isClosing(line)) {
        pieces.add(
            new Disputed(
                Arrays.copyOfRange(text, start, middle),
                Arrays.copyOfRange(text, behindMiddle, lineStart)));
        return true;
      }
    }
    return false;
  }

  /// The next line, its end left out; empty if no marker begins as it does.
  private String line() {
    int start = at;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    int length = at > start && "<=>".indexOf(text[start]) >= 0 ? at - start : 0;
    at = Math.min(at + 1, text.length);
    return new String(text, start, length, StandardCharsets.ISO_8859_1);
  }
}
