package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.StoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScalarTypesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          true                      | bool true
          FALSE                     | bool false
          yes                       | str yes
          On                        | str On
          n                         | str n
          ~                         | null
          Null                      | null
          nULL                      | str nULL
          12                        | int 12
          +1                        | int 1
          1_000                     | int 1000
          1_                        | int 1
          _1                        | str _1
          007                       | int 7
          018                       | float 18.0
          0x1F                      | int 31
          -0x1f                     | int -31
          0b11                      | int 3
          0o17                      | int 15
          0x                        | str 0x
          9223372036854775807       | int 9223372036854775807
          -9223372036854775808      | int -9223372036854775808
          -9223372036854775809      | float -9.223372036854776E18
          99999999999999999999      | float 1.0E20
          1.5                       | float 1.5
          1.                        | float 1.0
          .5                        | float 0.5
          .5_0                      | float 0.5
          .5__0                     | str .5__0
          1e3                       | float 1000.0
          1e400                     | str 1e400
          .inf                      | float Infinity
          -.INF                     | float -Infinity
          +.inf                     | float Infinity
          .nan                      | float NaN
          1.2.3                     | str 1.2.3
          12:30:45                  | str 12:30:45
          2024-01-01                | time 2024-01-01T00:00:00Z
          2024-1-2T3:4:5Z           | time 2024-01-02T03:04:05Z
          2024-01-02t03:04:05.120Z  | time 2024-01-02T03:04:05.12Z
          2024-01-02T03:04:05+00:00 | time 2024-01-02T03:04:05Z
          2024-01-02T03:04:05-05:30 | time 2024-01-02T03:04:05-05:30
          2024-01-02 03:04:05       | time 2024-01-02T03:04:05Z
          2024-02-30                | str 2024-02-30
          2024-13-01                | str 2024-13-01
          24-01-01                  | str 24-01-01
          !!str 5                   | str 5
          !!float 5                 | float 5.0
          !!int "5"                 | int 5
          !custom 5                 | str 5
          ! 5                       | int 5
          !!binary aGk=             | str hi
          "true"                    | str true
          '1'                       | str 1
          <<                        | str <<
          """)
  void parse_givesScalarsTheTypeOfSops(String text, String expected) throws StoreException {
    assertThat(Outline.of(Outline.utf8("k: " + text + "\n")))
        .containsExactly("{}: null", "/k: " + expected);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "18446744073709551615",
        "9223372036854775808",
        "!!int x",
        "!!bool yes",
        "!!binary x",
        "*unknown"
      })
  void parse_refusesWhatSopsCannotHold(String text) {
    assertThatThrownBy(() -> Outline.of(Outline.utf8("k: " + text + "\n")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("line 1");
  }
}
