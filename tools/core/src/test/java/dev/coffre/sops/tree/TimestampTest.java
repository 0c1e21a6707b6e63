package dev.coffre.sops.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2024-01-02T03:04:05Z,          2024-01-02T03:04:05Z
          2024-01-02T3:04:05Z,           2024-01-02T03:04:05Z
          2024-01-02T03:04:05.999Z,      2024-01-02T03:04:05Z
          '2024-01-02T03:04:05,5Z',      2024-01-02T03:04:05Z
          2024-01-02T03:04:05+00:00,     2024-01-02T03:04:05Z
          2024-01-02T03:04:05-02:30,     2024-01-02T03:04:05-02:30
          2024-02-29T23:59:59+24:60,     2024-02-29T23:59:59+25:00
          """)
  void seconds_areAsGoFormatsThem(String text, String normalized) {
    assertThat(Timestamp.seconds(text)).hasValue(normalized);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2024-01-02T03:04:05Z,           2024-01-02T03:04:05Z
          2024-01-02T03:04:05.500Z,       2024-01-02T03:04:05.5Z
          2024-01-02T03:04:05.1234567891Z, 2024-01-02T03:04:05.123456789Z
          2024-01-02T03:04:05+01:00,      2024-01-02T03:04:05+01:00
          """)
  void canonical_keepsNanoseconds(String text, String canonical) {
    assertThat(Timestamp.canonical(text)).hasValue(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-01-02",
        "2024-13-02T03:04:05Z",
        "2023-02-29T03:04:05Z",
        "2024-01-02T24:04:05Z",
        "2024-01-02T03:60:05Z",
        "2024-01-02T03:04:60Z",
        "2024-01-02 03:04:05Z",
        "2024-01-02T03:04:05",
        "2024-01-02T03:04:05+25:00",
        "2024-01-02T03:04:05Z "
      })
  void otherText_isNoTimestamp(String text) {
    assertThat(Timestamp.seconds(text)).isEmpty();
    assertThat(Timestamp.canonical(text)).isEmpty();
  }
}
