package dev.coffre.inventory.source;

import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// A file that may hold or name secrets.
public final class SourceFile {
  private final String path;
  private final byte[] content;
  private final Text scanned;
  private final String text;
  private int[] lineStarts = {};

  private SourceFile(String path, byte[] content, Text scanned) {
    this.path = path;
    this.content = content;
    this.scanned = scanned;
    this.text = new String(scanned.bytes(), 0, scanned.length(), StandardCharsets.UTF_8);
  }

  /// A file's text; empty if it holds none.
  ///
  /// @param path from the repository's root, with `/`
  public static Optional<SourceFile> of(String path, byte[] content) {
    return Content.text(path, content, content.length)
        .map(text -> new SourceFile(path, content, text));
  }

  public String path() {
    return path;
  }

  /// The last part of the path.
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The file as it is stored.
  public byte[] content() {
    return content;
  }

  /// The text as the scanner sees it.
  public Text scanned() {
    return scanned;
  }

  public String text() {
    return text;
  }

  /// The line, from 1, of a place in [#text()].
  public int line(int at) {
    if (lineStarts.length == 0) {
      lineStarts = starts();
    }
    int found = Arrays.binarySearch(lineStarts, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The line, from 1, of a place in [#content()].
  public int lineOfByte(int at) {
    int line = 1;
    int end = Math.clamp(at, 0, content.length);
    for (int i = 0; i < end; i++) {
      line += content[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private int[] starts() {
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      count++;
    }
    var starts = new int[count];
    int line = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts[line++] = at + 1;
    }
    return starts;
  }
}
