package dev.coffre.git.diff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AddedLinesTest {

  @Property
  void between_anyTexts_keepsALongestCommonSubsequence(
      @ForAll("texts") List<String> before, @ForAll("texts") List<String> now) {
    var added = between(String.join("", before), String.join("", now));
    var kept = new ArrayList<String>();
    for (int i = 0; i < now.size(); i++) {
      if (!added.contains(i)) {
        kept.add(now.get(i));
      }
    }
    assertThat(isSubsequence(kept, before)).isTrue();
    assertThat(kept).hasSize(longestCommon(before, now));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a\n", "b\n", "c\n", "\n", "long line\n").list().ofMaxSize(25);
  }

  private static boolean isSubsequence(List<String> part, List<String> whole) {
    int found = 0;
    for (var line : whole) {
      if (found < part.size() && part.get(found).equals(line)) {
        found++;
      }
    }
    return found == part.size();
  }

  private static int longestCommon(List<String> a, List<String> b) {
    var lengths = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        lengths[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? lengths[i - 1][j - 1] + 1
                : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
      }
    }
    return lengths[a.size()][b.size()];
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # before, now, from, to, touched
          'a|b|', 'a|X|b|', 2, 3, true
          'a|b|', 'a|X|b|', 0, 2, false
          'a|b|', 'a|X|b|', 4, 6, false
          'a|b|', 'a|X|b|', 1, 3, true
          'a',    'a|',     0, 1, true
          '',     'a',      0, 1, true
          'a',    'a',      0, 1, false
          """)
  void touches_rangeOfBytes_isByItsLines(
      String before, String now, int from, int to, boolean touched) {
    var added = between(before.replace('|', '\n'), now.replace('|', '\n'));
    assertThat(added.touches(from, to)).isEqualTo(touched);
  }

  @Test
  void and_twoParents_leavesWhatIsInNeither() {
    var both = between("a\nb\n", "a\nb\nc\nd\n").and(between("c\n", "a\nb\nc\nd\n"));
    assertThat(both.count()).isEqualTo(1);
    assertThat(both.contains(3)).isTrue();
    assertThat(both.bytes().start(0)).isEqualTo(6);
    assertThat(both.bytes().end(0)).isEqualTo(8);
  }

  @Test
  void between_textsThatDifferInTenThousandLines_losesNoNewLine() {
    var before = new StringBuilder();
    var now = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      before.append("old ").append(i).append('\n');
      now.append("new ").append(i).append('\n');
    }
    now.append("same\n");
    before.append("same\n");
    assertThat(between(before.toString(), now.toString()).count()).isEqualTo(10_000);
  }

  private static AddedLines between(String before, String now) {
    return AddedLines.between(
        before.getBytes(US_ASCII), before.length(), now.getBytes(US_ASCII), now.length());
  }
}
