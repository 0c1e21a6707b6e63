package dev.coffre.git.object;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A path in a repository: bytes, usually but not necessarily UTF-8. Immutable; ordered as Git
/// orders them.
public final class GitPath implements Comparable<GitPath> {
  private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r\"\\";
  private static final String ESCAPES = "abtnvfr\"\\";

  private final byte[] bytes;

  private GitPath(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The path in these bytes.
  public static GitPath copyOf(byte[] from, int start, int end) {
    return new GitPath(Arrays.copyOfRange(from, start, end));
  }

  /// The path that is this text in UTF-8.
  public static GitPath of(String text) {
    return new GitPath(text.getBytes(UTF_8));
  }

  /// Its bytes, as a copy.
  public byte[] toBytes() {
    return bytes.clone();
  }

  /// The length in bytes.
  public int length() {
    return bytes.length;
  }

  /// The path of an entry in this folder; the empty path is the top.
  public GitPath child(byte[] names, int start, int end) {
    int prefix = bytes.length == 0 ? 0 : bytes.length + 1;
    var joined = Arrays.copyOf(bytes, prefix + end - start);
    if (prefix > 0) {
      joined[prefix - 1] = '/';
    }
    System.arraycopy(names, start, joined, prefix, end - start);
    return new GitPath(joined);
  }

  /// Whether it is below a folder, as all are below the top.
  public boolean isIn(GitPath folder) {
    int length = folder.bytes.length;
    if (length == 0) {
      return true;
    }
    return bytes.length > length
        && bytes[length] == '/'
        && Arrays.equals(bytes, 0, length, folder.bytes, 0, length);
  }

  /// The path without a slash at its end.
  public GitPath folder() {
    boolean slash = bytes.length > 0 && bytes[bytes.length - 1] == '/';
    return slash ? new GitPath(Arrays.copyOf(bytes, bytes.length - 1)) : this;
  }

  /// The last part of the path.
  public GitPath name() {
    int slash = bytes.length;
    while (slash > 0 && bytes[slash - 1] != '/') {
      slash--;
    }
    return new GitPath(Arrays.copyOfRange(bytes, slash, bytes.length));
  }

  /// The path as text; empty if it is not UTF-8.
  public Optional<String> text() {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /// The path as text. What is not UTF-8 becomes U+FFFD, as in the names that Java gives to files.
  public String decoded() {
    return new String(bytes, UTF_8);
  }

  /// Where the file would be in a folder; with other letters where this system cannot write its
  /// name.
  public Path in(Path folder) {
    try {
      return folder.resolve(decoded());
    } catch (InvalidPathException e) {
      return folder.resolve(plain(decoded()));
    }
  }

  private static String plain(String name) {
    var plain = new StringBuilder();
    int at = 0;
    while (at < name.length()) {
      int c = name.codePointAt(at);
      plain.append(c >= ' ' && c <= '~' ? (char) c : '_');
      at += Character.charCount(c);
    }
    return plain.toString();
  }

  @Override
  public int compareTo(GitPath other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GitPath path && Arrays.equals(bytes, path.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The path for people: as it is where it is printable UTF-8, else quoted as Git quotes paths.
  @Override
  public String toString() {
    return text().filter(text -> !needsQuotes(text)).orElseGet(this::quoted);
  }

  private static boolean needsQuotes(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '"' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  private String quoted() {
    var quoted = new StringBuilder("\"");
    for (byte b : bytes) {
      quote(b & 0xff, quoted);
    }
    return quoted.append('"').toString();
  }

  private static void quote(int b, StringBuilder to) {
    int escape = ESCAPED.indexOf(b);
    if (escape >= 0) {
      to.append('\\').append(ESCAPES.charAt(escape));
    } else if (b < ' ' || b >= 0x7f) {
      to.append('\\').append((char) ('0' + (b >> 6)));
      to.append((char) ('0' + ((b >> 3) & 7))).append((char) ('0' + (b & 7)));
    } else {
      to.append((char) b);
    }
  }
}
