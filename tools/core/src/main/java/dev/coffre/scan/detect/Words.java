package dev.coffre.scan.detect;

import dev.coffre.file.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The lists of words.txt, which is ASCII. Each is read when it is asked for: a small commit needs
/// few of them.
final class Words {
  private static final String TEXT = read();
  private static final Map<String, Integer> STARTS = starts();

  private Words() {}

  /// The words of a list.
  static Set<String> of(String list) {
    var start = STARTS.get(list);
    if (start == null) {
      throw new IllegalArgumentException("words.txt has no list " + list);
    }
    int next = TEXT.indexOf("\n[", start - 1);
    return words(start, next < 0 ? TEXT.length() : next + 1);
  }

  /// Where the lists start, found in one pass: a search for each would be a good part of the time
  /// that a small commit takes.
  private static Map<String, Integer> starts() {
    var starts = new HashMap<String, Integer>();
    for (int at = TEXT.indexOf('['); at >= 0; at = TEXT.indexOf('[', at)) {
      int end = TEXT.indexOf("]\n", at);
      starts.put(TEXT.substring(at + 1, end), end + 2);
      at = end + 2;
    }
    return starts;
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
      return new String(bytes, StandardCharsets.ISO_8859_1) + "\n";
    } catch (IOException e) {
      throw new IllegalStateException("the program's word lists cannot be read", e);
    }
  }
}
