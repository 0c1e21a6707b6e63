package dev.coffre.age.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpaddedBase64Test {

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          AA==, padding
          AB, left-over bits
          A, a length that nothing has
          'A A', blank
          A-_A, the URL alphabet
          'AAA\u00e4', not ASCII
          """)
  void decode_notCanonical_throws(String text, String why) {
    assertThatThrownBy(() -> UnpaddedBase64.decode(text))
        .isInstanceOf(MalformedTextException.class);
  }

  @Property
  void encode_decodesBack(@ForAll byte[] bytes) throws MalformedTextException {
    assertThat(UnpaddedBase64.decode(UnpaddedBase64.encode(bytes))).isEqualTo(bytes);
  }

  @Property
  void decode_anything_encodesBackOrThrows(@ForAll String text) {
    try {
      assertThat(UnpaddedBase64.encode(UnpaddedBase64.decode(text))).isEqualTo(text);
    } catch (MalformedTextException expected) {
      assertThat(expected).hasMessageContaining("base64");
    }
  }
}
