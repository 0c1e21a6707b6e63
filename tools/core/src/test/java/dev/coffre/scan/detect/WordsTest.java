package dev.coffre.scan.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coffre.file.Resource;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i18n",
        "code-extension",
        "prose-extension",
        "test-folder",
        "password",
        "secret",
        "token",
        "key",
        "key-kind",
        "suffix",
        "against",
        "placeholder",
        "placeholder-part",
        "primitive",
        "sentence",
        "stock-password",
        "no-secret-key"
      })
  void list_isSorted_hasAllItsWordsAndNoOther(String name) {
    var words = Words.of(name);

    assertThat(words.all()).hasSizeGreaterThan(5).isSorted().doesNotHaveDuplicates();
    for (var word : words.all()) {
      assertThat(word).isNotBlank().doesNotContain("[");
      assertThat(words.contains(word)).as(word).isTrue();
      assertThat(words.contains(word + "\u007f")).as(word).isFalse();
      assertThat(words.contains(word.substring(0, word.length() - 1)))
          .as(word)
          .isEqualTo(words.all().contains(word.substring(0, word.length() - 1)));
    }
    assertThat(words.contains("")).isFalse();
    assertThat(words.containsAny(List.of("", words.all().getLast()))).isTrue();
    assertThat(words.containsAny(Collections.nCopies(2, "\u007f"))).isFalse();
  }

  @Test
  void list_thatIsNotThere_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Words.of("none"));
  }

  @Test
  void words_areAscii_soThatTheyAreReadFast() throws IOException {
    for (byte b : new Resource(Words.class, "words.txt").read()) {
      assertThat(b).isNotNegative();
    }
  }
}
