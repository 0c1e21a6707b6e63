package dev.coffre.scan.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.file.Resource;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void words_areAscii_soThatTheyAreReadFast() throws IOException {
    for (byte b : new Resource(Words.class, "words.txt").read()) {
      assertThat(b).isNotNegative();
    }
  }
}
