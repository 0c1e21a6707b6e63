package dev.coffre.git.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteRangesTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          two that are near each other,      20-25 29-40,   20-40
          two that are as far as the gap,    20-25 30-40,   20-25 30-40
          where parts meet near another,     20-20 24-24,   20-24
          where parts meet alone,            50-50,         50-50
          near the start,                    4-9,           0-9
          as far from the start as the gap,  5-9,           5-9
          near the end,                      90-96,         90-100
          as far from the end as the gap,    90-95,         90-95
          all three,                         4-4 8-92 96-96, 0-100
          none,                              '',            ''
          """)
  void join_ofRangesInAHundredBytes_fillsWhatIsShorterThanFive(
      String condition, String ranges, String joined) {
    var to = new ByteRanges();
    to.add(0, 100);

    of(ranges).join(5, 100, to);

    assertThat(text(to)).as(condition).isEqualTo(joined);
  }

  @ParameterizedTest
  @CsvSource({"4, 0-4", "5, ''"})
  void join_ofNoRange_isAllThatIsShorterThanTheGap(int length, String joined) {
    var to = new ByteRanges();

    new ByteRanges().join(5, length, to);

    assertThat(text(to)).isEqualTo(joined);
  }

  private static ByteRanges of(String text) {
    var ranges = new ByteRanges();
    for (var range : text.split(" ", -1)) {
      var bounds = range.split("-", -1);
      if (bounds.length == 2) {
        ranges.add(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
      }
    }
    return ranges;
  }

  private static String text(ByteRanges ranges) {
    var text = new StringJoiner(" ");
    for (int i = 0; i < ranges.count(); i++) {
      text.add(ranges.start(i) + "-" + ranges.end(i));
    }
    return text.toString();
  }
}
