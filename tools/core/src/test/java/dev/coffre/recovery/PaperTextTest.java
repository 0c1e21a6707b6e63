package dev.coffre.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class PaperTextTest {

  @Property
  void parse_ofWhatIsPrinted_isTheText(
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 87) String text)
      throws PaperException {
    var typed = String.join("\n\n", PaperText.lines(text)).toLowerCase(Locale.ROOT);
    assertThat(PaperText.parse(typed)).isEqualTo(text);
  }

  /// A wrong letter passes once in 65,536, and then the words of the last line are wrong, too.
  @Property
  void parse_oneLetterWrong_saysTheLine(
      @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(78) String text,
      @ForAll @IntRange(max = 77) int place) {
    char wrong = text.charAt(place) == 'X' ? 'Y' : 'X';
    var damaged = text.substring(0, place) + wrong + text.substring(place + 1);
    var lines = new ArrayList<>(PaperText.lines(text));
    int line = place / 20;
    var part = PaperText.lines(damaged).get(line);
    var word = lines.get(line).substring(lines.get(line).lastIndexOf(' '));
    lines.set(line, part.substring(0, part.lastIndexOf(' ')) + word);
    assertThatThrownBy(() -> PaperText.parse(String.join("\n", lines)))
        .isInstanceOf(PaperException.class)
        .hasMessageStartingWith("line " + (line + 1));
  }

  @Test
  void parse_linesMissingOrChanged_isRefused() {
    var lines = PaperText.lines("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ");
    assertThatThrownBy(() -> PaperText.parse(String.join("\n", lines.subList(0, 3))))
        .hasMessageContaining("the last line");
    assertThatThrownBy(
            () -> PaperText.parse(lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(3)))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> PaperText.parse(lines.get(0) + "\n" + lines.get(3)))
        .hasMessageContaining("a line is missing");
    assertThatThrownBy(() -> PaperText.parse("")).isInstanceOf(PaperException.class);
  }
}
