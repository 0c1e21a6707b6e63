package dev.coffre.scan.keyword;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.coffre.file.Resource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What texts are full of, by the sample in ordinary.txt: code, settings and prose. It makes the
/// table quick; what the table finds does not depend on it. Immutable, thread-safe.
final class Ordinary {
  /// More than the pairs of four bytes that the sample does not have can weigh together.
  private static final int PRESENT = 1 << 16;

  private final byte[] text;
  private final Map<Integer, Integer> fours = new HashMap<>();
  private final Map<Integer, Integer> pairs = new HashMap<>();

  private Ordinary(byte[] text) {
    this.text = text;
    for (int at = 0; at + Mark.LENGTH <= text.length; at++) {
      fours.merge(Mark.bytes(text, at), 1, Integer::sum);
      pairs.merge(pair(text, at), 1, Integer::sum);
    }
  }

  static Ordinary read() {
    var sample = new String(new Resource(Ordinary.class, "ordinary.txt").require(), US_ASCII);
    return new Ordinary(sample.toLowerCase(Locale.ROOT).getBytes(US_ASCII));
  }

  private static int pair(byte[] text, int at) {
    return (text[at] << 8) | text[at + 1];
  }

  /// How much the four bytes from `at` on are to be expected: those that the sample has come first,
  /// then those whose pairs it has.
  int weight(byte[] letters, int at) {
    int weight = fours.getOrDefault(Mark.bytes(letters, at), 0) * PRESENT;
    for (int i = at; i < at + Mark.LENGTH - 1; i++) {
      weight += pairs.getOrDefault(pair(letters, i), 0);
    }
    return weight;
  }

  /// In how many places of the sample a filter sees a mark.
  int alarms(MarkFilter filter) {
    int alarms = 0;
    for (int at = 0; at + Mark.LENGTH <= text.length; at++) {
      alarms += filter.has(Mark.bytes(text, at)) ? 1 : 0;
    }
    return alarms;
  }
}
