package dev.coffre.git.object;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/// The lines before the message of a commit or tag, as Latin-1 so that every byte is one character.
final class HeaderLines {
  private final byte[] content;
  private final int length;
  private int at;

  HeaderLines(GitObject object) {
    this.content = object.content();
    this.length = object.length();
  }

  /// The rest of the next line, if it starts with `word`; else the line is still the next.
  Optional<String> take(String word) {
    if (!startsWith(word)) {
      return Optional.empty();
    }
    int start = at + word.length();
    at = lineEnd() + 1;
    return Optional.of(new String(content, start, Math.max(0, at - 1 - start), ISO_8859_1));
  }

  /// The rest of the first line that starts with `word`, before the message.
  Optional<String> find(String word) {
    while (at < length && content[at] != '\n') {
      if (startsWith(word)) {
        return take(word);
      }
      at = lineEnd() + 1;
    }
    return Optional.empty();
  }

  /// What follows the first empty line, without leading empty lines.
  String message() {
    while (at < length && content[at] != '\n') {
      at = lineEnd() + 1;
    }
    while (at < length && content[at] == '\n') {
      at++;
    }
    return at < length ? new String(content, at, length - at, ISO_8859_1) : "";
  }

  private boolean startsWith(String word) {
    if (length - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (content[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int lineEnd() {
    int end = at;
    while (end < length && content[end] != '\n') {
      end++;
    }
    return end;
  }
}
