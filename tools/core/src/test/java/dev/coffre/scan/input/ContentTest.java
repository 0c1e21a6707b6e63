package dev.coffre.scan.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentTest {
  @ParameterizedTest
  @CsvSource({
    "'%PDF-1.4\n1 0 obj', false",
    "'%PDF', true",
    "'see %PDF-1.4', true",
    "'a\u0000b', false",
    "'a: b', true",
    "'', true"
  })
  void file_isATextOrBinary_byWhatItHolds(String content, boolean isText) {
    var bytes = content.getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Content.text("file.pdf", bytes, bytes.length).isPresent()).isEqualTo(isText);
  }
}
