package dev.coffre.merge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MergedTextTest {

  @Property
  void parse_ofWhatIsMarked_givesBothSidesBack(
      @ForAll("texts") List<String> ours, @ForAll("texts") List<String> theirs) {
    var mine = ascii(String.join("", ours));
    var yours = ascii(String.join("", theirs));
    var text = MergedText.of(mine, yours);
    assertThat(text.as(Side.OURS)).isEqualTo(mine);
    assertThat(text.as(Side.THEIRS)).isEqualTo(yours);

    var parsed = MergedText.parse(text.marked(9));
    assertThat(parsed.isPresent()).isEqualTo(!text.isSettled());
    parsed.ifPresent(read -> {
      assertThat(read.as(Side.OURS)).isEqualTo(mine);
      assertThat(read.as(Side.THEIRS)).isEqualTo(yours);
    });
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.of("a\n", "b\n", "=\n", "<<<<\n", "\n").list().ofMaxSize(12);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # text, whether it is read as one with conflicts
          'a|<<<<<<< ours|b|=======|c|>>>>>>> theirs|d|', true
          '<<<<<<< ours||=======||>>>>>>> theirs', true
          '<<<<<<< ours|b|=======|c|', false
          '<<<<<<< ours|b|>>>>>>> theirs|', false
          '<<<<<<< HEAD|b|=======|c|>>>>>>> main|', false
          '<<<<<< ours|b|======|c|>>>>>> theirs|', false
          ' <<<<<<< ours|b|=======|c|>>>>>>> theirs|', false
          'a|=======|b|', false
          """)
  void parse_takesWholeConflictsOnly(String text, boolean conflict) {
    assertThat(MergedText.parse(ascii(text.replace('|', '\n'))).isPresent()).isEqualTo(conflict);
  }

  @Test
  void parse_linesThatEndAsOnWindows_areMarkersToo() {
    var text = ascii("a\r\n<<<<<<< ours\r\nb\r\n=======\r\nc\r\n>>>>>>> theirs\r\n");
    assertThat(MergedText.parse(text).orElseThrow().as(Side.THEIRS)).isEqualTo(ascii("a\r\nc\r\n"));
  }

  @Test
  void hasMarker_oneLeft_isFound() {
    assertThat(MergedText.hasMarker(ascii("a\n>>>>>>> theirs\n"))).isTrue();
    assertThat(MergedText.hasMarker(ascii("title\n=======\n"))).isFalse();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
