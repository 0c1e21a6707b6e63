package dev.coffre.scan.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The lists of words.txt.
final class Words {
  private static final Map<String, Set<String>> LISTS = read();

  private Words() {}

  /// The words of a list.
  static Set<String> of(String list) {
    var words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("words.txt has no list " + list);
    }
    return words;
  }

  private static Map<String, Set<String>> read() {
    try (var resource = Words.class.getResourceAsStream("words.txt")) {
      if (resource == null) {
        throw new IllegalStateException("the program's word lists are missing");
      }
      return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("the program's word lists cannot be read", e);
    }
  }

  private static Map<String, Set<String>> parse(String text) {
    var lists = new HashMap<String, Set<String>>();
    Set<String> current = new HashSet<>();
    for (var line : text.lines().toList()) {
      if (line.startsWith("[")) {
        current = lists.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new HashSet<>());
      } else if (!line.isEmpty() && !line.startsWith("# ")) {
        current.add(line);
      }
    }
    return lists;
  }
}
