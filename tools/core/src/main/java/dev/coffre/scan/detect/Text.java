package dev.coffre.scan.detect;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The text that is scanned: bytes in UTF-8 or any encoding that keeps ASCII, and the name of the
/// file, which tells code from configuration. The array is not copied.
public final class Text {
  private final byte[] bytes;
  private final int length;
  private final Kind kind;

  /// What kind of file it is, as far as its name tells.
  public enum Kind {
    /// A program: a value stands in quotes.
    CODE,
    /// Settings or a script: a value may stand without quotes.
    SETTINGS,
    /// Prose: a value may stand in a sentence.
    PROSE
  }

  /// @param path the file's name with `/` between folders; may be empty
  public Text(byte[] bytes, int length, String path) {
    this.bytes = bytes;
    this.length = length;
    this.kind = kindOf(path);
  }

  /// A text as a rule's sample gives it.
  public static Text of(String text, String path) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Text(bytes, bytes.length, path);
  }

  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }

  public Kind kind() {
    return kind;
  }

  /// The byte at `at`, or a line break outside the text.
  public byte at(int at) {
    return at >= 0 && at < length ? bytes[at] : (byte) '\n';
  }

  /// Bytes as ISO-8859-1, one character each.
  public String string(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /// Where the line of `at` begins.
  public int lineStart(int at) {
    int start = Math.min(at, length);
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  /// Where the line of `at` ends, its line break not counted.
  public int lineEnd(int at) {
    int end = at;
    while (end < length && bytes[end] != '\n') {
      end++;
    }
    return end > at && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private static Kind kindOf(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "java",
          "kt",
          "kts",
          "scala",
          "groovy",
          "go",
          "rs",
          "c",
          "h",
          "cc",
          "cpp",
          "cxx",
          "hpp",
          "cs",
          "vb",
          "swift",
          "m",
          "mm",
          "py",
          "rb",
          "php",
          "js",
          "jsx",
          "mjs",
          "cjs",
          "ts",
          "tsx",
          "vue",
          "svelte",
          "dart",
          "ex",
          "exs",
          "erl",
          "hs",
          "lua",
          "pl",
          "pm",
          "r",
          "jl",
          "clj",
          "cljs",
          "fs",
          "ml",
          "sol",
          "zig",
          "nim",
          "css",
          "scss",
          "html",
          "htm",
          "jsp",
          "aspx",
          "ipynb",
          "sql",
          "proto" ->
          Kind.CODE;
      case "md", "rst", "adoc", "txt", "tex", "org" -> Kind.PROSE;
      default -> Kind.SETTINGS;
    };
  }
}
