package dev.coffre.scan.detect;

import dev.coffre.file.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list of words.txt, which is ASCII. It is sorted and searched where it lies: to make a set of
/// it takes longer than all that a small commit asks.
///
/// @param start of its first word
/// @param end behind its last line
record Words(int start, int end) {
  private static final String TEXT = read();
  private static final Map<String, Words> LISTS = lists();

  /// The list of a name.
  static Words of(String list) {
    var words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("words.txt has no list " + list);
    }
    return words;
  }

  /// Where the lists are, found in one pass: a search for each would be a good part of the time
  /// that a small commit takes.
  private static Map<String, Words> lists() {
    var lists = new HashMap<String, Words>();
    for (int at = TEXT.indexOf('['); at < TEXT.length(); ) {
      int start = TEXT.indexOf('\n', at) + 1;
      int next = TEXT.indexOf('[', start);
      int end = next < 0 ? TEXT.length() : next;
      lists.put(TEXT.substring(at + 1, TEXT.indexOf(']', at)), new Words(start, end - 1));
      at = end;
    }
    return lists;
  }

  boolean contains(String word) {
    int low = start;
    int high = end;
    while (low < high) {
      int line = Math.max(low, TEXT.lastIndexOf('\n', (low + high) / 2 - 1) + 1);
      int next = TEXT.indexOf('\n', line) + 1;
      int order = compare(word, line, next - 1);
      if (order == 0) {
        return true;
      }
      low = order > 0 ? next : low;
      high = order > 0 ? high : line;
    }
    return false;
  }

  /// As the word compares with what stands between two places.
  private static int compare(String word, int from, int to) {
    int length = Math.min(word.length(), to - from);
    for (int i = 0; i < length; i++) {
      int order = word.charAt(i) - TEXT.charAt(from + i);
      if (order != 0) {
        return order;
      }
    }
    return word.length() - (to - from);
  }

  boolean containsAny(Collection<String> words) {
    for (var word : words) {
      if (contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// All of them, sorted.
  List<String> all() {
    var words = new ArrayList<String>();
    for (int line = start; line < end; ) {
      int next = TEXT.indexOf('\n', line) + 1;
      words.add(TEXT.substring(line, next - 1));
      line = next;
    }
    return words;
  }

  private static String read() {
    var bytes = new Resource(Words.class, "words.txt").require();
    return new String(bytes, StandardCharsets.ISO_8859_1) + "\n";
  }
}
