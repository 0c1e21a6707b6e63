package dev.coffre.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SaslPrepTest {

  /// Examples of RFC 4013 §3, and one for each table.
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          I\u00ADX,          IX,       soft hyphen is mapped to nothing
          \u00AA,            a,        compatibility form is normalized
          \u2168,            IX,       Roman numeral is normalized
          a\u00A0b,          'a b',    non-ASCII space becomes a space
          a\u200Bb,          'a b',    zero width space counts as a space
          e\u0301,           \u00E9,   combining accent is composed
          \u06271\u0628,\u06271\u0628, digits may stand between right-to-left
          """)
  void prepare_allowedText_isNormalized(String password, String prepared, String why) {
    assertThat(prepare(password)).as(why).isEqualTo(prepared);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          \u2168\u0007\u2168, control character
          \u2168\uE000,       private use
          \u2168\uFFFD,       replacement character
          \u2168\u206A,       deprecated display control
          \u2168\u0221,       unassigned in Unicode 3.2
          \u2168\uD83D\uDE00, unassigned in Unicode 3.2 (emoji)
          \u06271,       right-to-left text that ends in a digit
          \u0627\u2168\u0628, left-to-right within right-to-left
          \u00AD,             nothing left after mapping
          """)
  void prepare_prohibitedText_staysByteForByte(String password, String why) {
    assertThat(prepare(password)).as(why).isEqualTo(password);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          e285a8ff,   stray byte
          c0afe285a8, overlong form
          eda080,     encoded surrogate
          """)
  void prepare_bytesThatAreNotUtf8_stayByteForByte(String hex, String why) {
    var bytes = HexFormat.of().parseHex(hex);

    assertThat(SaslPrep.prepare(bytes)).as(why).isEqualTo(bytes).isNotSameAs(bytes);
  }

  @Property
  void prepare_ascii_staysAsItIs(@ForAll @CharRange(from = '\1', to = '\177') String password) {
    assertThat(prepare(password)).isEqualTo(password);
  }

  @Property
  void prepare_twice_isPrepareOnce(@ForAll String password) {
    assertThat(prepare(prepare(password))).isEqualTo(prepare(password));
  }

  private static String prepare(String password) {
    return new String(
        SaslPrep.prepare(password.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
