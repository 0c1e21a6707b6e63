package dev.coffre.scan.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/// The table finds what a search for each keyword by itself finds.
class KeywordTableProperties {
  private record Hit(int start, int keyword) {}

  /// Few letters, so that keywords share beginnings and stand in each other.
  @Provide
  Arbitrary<List<String>> keywords() {
    return word("ab_", 2, 9).list().ofMinSize(1).ofMaxSize(12).uniqueElements();
  }

  /// One letter or two, again and again: what a long keyword has in common with a text.
  private static Arbitrary<String> repeated(int times) {
    return word("ab", 1, 2).map(letters -> letters.repeat(times));
  }

  /// Some so long that their mark has to be in the middle.
  @Provide
  Arbitrary<List<String>> longKeywords() {
    return Arbitraries.oneOf(word("ab", 2, 9), repeated(25))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .uniqueElements();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        word("abAB_ ", 0, 12),
        word("abAB_ ", 0, 400),
        Arbitraries.oneOf(repeated(30), word("_ab", 0, 9))
            .list()
            .ofMaxSize(5)
            .map(parts -> String.join("_", parts)));
  }

  private static Arbitrary<String> word(String letters, int least, int most) {
    return Arbitraries.strings()
        .withChars(letters.toCharArray())
        .ofMinLength(least)
        .ofMaxLength(most);
  }

  @Property(tries = 300)
  void find_meetsEachPlaceOfEachKeyword(
      @ForAll("keywords") List<String> keywords, @ForAll("texts") String text) {
    assertThat(found(KeywordTable.of(keywords), text, 0, text.length()))
        .containsExactlyInAnyOrderElementsOf(searched(keywords, text, 0, text.length()));
  }

  @Property(tries = 300)
  void find_withinAPart_meetsWhatIsWhollyThere(
      @ForAll("keywords") List<String> keywords,
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 60) int cut) {
    int start = Math.min(cut, text.length());
    int end = Math.max(start, text.length() - cut);

    assertThat(found(KeywordTable.of(keywords), text, start, end))
        .containsExactlyInAnyOrderElementsOf(searched(keywords, text, start, end));
  }

  @Property(tries = 300)
  void findMarked_withinTheReachOfAPlace_meetsWhatStandsAcrossIt(
      @ForAll("longKeywords") List<String> keywords, @ForAll("texts") String text) {
    var table = KeywordTable.of(keywords);
    int length = text.length();
    for (int place = 0; place <= length; place++) {
      var hits = new ArrayList<Hit>();
      table.findMarked(
          text.getBytes(StandardCharsets.US_ASCII),
          length,
          Math.max(0, place - table.reach()),
          Math.min(length, place + table.reach()),
          (keyword, from, _) -> hits.add(new Hit(from, keyword)));

      assertThat(across(place, keywords, hits))
          .containsExactlyInAnyOrderElementsOf(
              across(place, keywords, searched(keywords, text, 0, length)));
    }
  }

  private static List<Hit> across(int place, List<String> keywords, List<Hit> hits) {
    return hits.stream()
        .filter(hit -> hit.start() < place)
        .filter(hit -> hit.start() + keywords.get(hit.keyword()).length() > place)
        .toList();
  }

  @Property(tries = 50)
  void read_ofWhatWasWritten_findsTheSame(
      @ForAll("keywords") List<String> keywords, @ForAll("texts") String text) throws IOException {
    var table = KeywordTable.of(keywords);
    var bytes = new ByteArrayOutputStream();
    table.write(new DataOutputStream(bytes));

    var again = KeywordTable.read(ByteBuffer.wrap(bytes.toByteArray()));

    assertThat(found(again, text, 0, text.length()))
        .isEqualTo(found(table, text, 0, text.length()));
  }

  private static List<Hit> found(KeywordTable table, String text, int start, int end) {
    var hits = new ArrayList<Hit>();
    table.find(
        text.getBytes(StandardCharsets.US_ASCII),
        start,
        end,
        (keyword, from, _) -> hits.add(new Hit(from, keyword)));
    return hits;
  }

  private static List<Hit> searched(List<String> keywords, String text, int start, int end) {
    var lower = text.substring(0, end).toLowerCase(Locale.ROOT);
    var hits = new ArrayList<Hit>();
    for (int k = 0; k < keywords.size(); k++) {
      for (int at = start; (at = lower.indexOf(keywords.get(k), at)) >= 0; at++) {
        hits.add(new Hit(at, k));
      }
    }
    return hits;
  }
}
