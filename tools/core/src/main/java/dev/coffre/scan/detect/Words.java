package dev.coffre.scan.detect;

import dev.coffre.file.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The lists of words.txt. Each is read when it is asked for: a small commit needs few of them.
final class Words {
  private static final String TEXT = read();

  private Words() {}

  /// The words of a list.
  static Set<String> of(String list) {
    var title = "\n[" + list + "]\n";
    int titleAt = TEXT.indexOf(title);
    if (titleAt < 0) {
      throw new IllegalArgumentException("words.txt has no list " + list);
    }
    int start = titleAt + title.length();
    int next = TEXT.indexOf("\n[", start - 1);
    return words(start, next < 0 ? TEXT.length() : next + 1);
  }

  private static Set<String> words(int start, int end) {
    var words = new HashSet<String>();
    for (int at = start; at < end; ) {
      int lineEnd = TEXT.indexOf('\n', at);
      if (lineEnd > at && !TEXT.startsWith("# ", at)) {
        words.add(TEXT.substring(at, lineEnd));
      }
      at = lineEnd + 1;
    }
    return words;
  }

  private static String read() {
    try {
      var bytes = new Resource(Words.class, "words.txt").read();
      return new String(bytes, StandardCharsets.UTF_8) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("the program's word lists cannot be read", e);
    }
  }
}
