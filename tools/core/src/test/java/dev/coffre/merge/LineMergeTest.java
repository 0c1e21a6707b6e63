package dev.coffre.merge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.merge.LineMerge.Neighbours;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineMergeTest {

  @Property
  void of_onlyOneSideChanged_takesIt(
      @ForAll("texts") List<String> base,
      @ForAll("texts") List<String> changed,
      @ForAll Neighbours neighbours) {
    var old = ascii(base);
    var now = ascii(changed);
    for (var merged :
        List.of(
            LineMerge.of(old, now, old, neighbours),
            LineMerge.of(old, old, now, neighbours),
            LineMerge.of(old, now, now, neighbours))) {
      assertThat(merged.isSettled()).isTrue();
      assertThat(merged.as(Side.OURS)).isEqualTo(now);
    }
  }

  @Property
  void of_sidesExchanged_disputesTheSame(
      @ForAll("texts") List<String> base,
      @ForAll("texts") List<String> ours,
      @ForAll("texts") List<String> theirs) {
    var one = LineMerge.of(ascii(base), ascii(ours), ascii(theirs), Neighbours.TOUCH);
    var other = LineMerge.of(ascii(base), ascii(theirs), ascii(ours), Neighbours.TOUCH);
    assertThat(one.as(Side.OURS)).isEqualTo(other.as(Side.THEIRS));
    assertThat(one.as(Side.THEIRS)).isEqualTo(other.as(Side.OURS));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a\n", "b\n", "c\n", "d\n", "\n").list().ofMaxSize(12);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # base, ours, theirs, settled where neighbours touch, result where they do not
          'a|b|c|', 'A|b|c|', 'a|b|C|', true, 'A|b|C|'
          'a|b|', 'A|b|', 'a|B|', false, 'A|B|'
          'a|b|', 'A|B|', 'a|B|', false, 'A|B|'
          'a|', 'a|b|', 'a|c|', false, 'a|b|c|'
          'a|', 'a|b|', 'a|b|', true, 'a|b|'
          'a|b|', 'x|a|b|', 'b|', false, 'x|b|'
          """)
  void of_neighbouringChanges_areSettledOnRequest(
      String base, String ours, String theirs, boolean settled, String result) {
    assertThat(merge(base, ours, theirs, Neighbours.TOUCH).isSettled()).isEqualTo(settled);
    var apart = merge(base, ours, theirs, Neighbours.APART);
    assertThat(new String(apart.as(Side.OURS), US_ASCII).replace('\n', '|')).isEqualTo(result);
  }

  private static MergedText merge(String base, String ours, String theirs, Neighbours neighbours) {
    return LineMerge.of(lines(base), lines(ours), lines(theirs), neighbours);
  }

  private static byte[] lines(String text) {
    return text.replace('|', '\n').getBytes(US_ASCII);
  }

  private static byte[] ascii(List<String> lines) {
    return String.join("", lines).getBytes(US_ASCII);
  }
}
