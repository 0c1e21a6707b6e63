package dev.coffre.scan.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BaselineTest {
  private static final String HEAD =
      "{\"coffre-scan-baseline\": 1, \"salt\": \"00112233445566778899aabbccddeeff\"}\n";
  private static final Entry KNOWN = Entry.known("0123456789abcdef0123", "rule", "b \"é\"\n");
  private static final Entry ALLOWED =
      Entry.known("1123456789abcdef0123", "rule", "a")
          .because("\"quoted\"", Optional.of(LocalDate.of(2030, 12, 31)));

  private final Baseline baseline =
      new Baseline(List.of(new Salt("00112233445566778899aabbccddeeff")), List.of(KNOWN, ALLOWED));

  @Test
  void baseline_written_readsBackSorted() throws BaselineException {
    assertThat(Baseline.parse("f", baseline.text())).isEqualTo(baseline);
    assertThat(baseline.entries()).containsExactly(ALLOWED, KNOWN);
  }

  @Test
  void baselines_linesOfTwo_areOne() throws BaselineException {
    var other = new Baseline(List.of(new Salt("ff112233445566778899aabbccddeeff")), List.of(KNOWN));

    var merged = Baseline.parse("f", other.text() + baseline.text() + baseline.text());

    assertThat(merged.salts()).hasSize(2);
    assertThat(merged.entries()).containsExactly(ALLOWED, KNOWN);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          <<<<<<< ours | a conflict marker
          {"fingerprint": "0123", "rule": "r", "path": "p"} | a short fingerprint
          {"fingerprint": "0123456789abcdef0123", "rule": "r"} | no path
          {"fingerprint": "0123456789abcdef0123", "rule": "r", "path": "p", "until": "2030-12-31"} | a day without a reason
          {"fingerprint": "0123456789abcdef0123", "rule": "r", "path": "p", "reason": "x", "until": "soon"} | no day
          {"coffre-scan-baseline": 2, "salt": "00112233445566778899aabbccddeeff"} | another version
          {"coffre-scan-baseline": 1, "salt": "0011"} | a short salt
          """)
  void line_damaged_isRefusedWithItsNumber(String line, String why) {
    assertThatThrownBy(() -> Baseline.parse("f", HEAD + "\n" + line + "\n"))
        .isInstanceOf(BaselineException.class)
        .hasMessageStartingWith("f:3: ");
  }

  @Test
  void salt_missing_isRefused() {
    assertThatThrownBy(() -> Baseline.parse("f", "\n"))
        .isInstanceOf(BaselineException.class)
        .hasMessageContaining("salt");
  }

  @Test
  void entry_onItsLastDay_stillHolds() {
    assertThat(ALLOWED.holdsOn(LocalDate.of(2030, 12, 31))).isTrue();
    assertThat(ALLOWED.holdsOn(LocalDate.of(2031, 1, 1))).isFalse();
  }
}
