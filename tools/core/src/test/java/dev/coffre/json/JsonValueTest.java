package dev.coffre.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonValueTest {
  @Property
  void string_written_readsBack(@ForAll String text) throws JsonException {
    var json = Json.object().with("a", text).toString();

    assertThat(JsonValue.parse(json).text("a")).contains(text);
  }

  @Test
  void object_nested_isRead() throws JsonException {
    var value =
        JsonValue.parse("{\"a\": [1, {\"b\": true, \"c\": null}, \"\\u00e9\\/\"], \"n\": 12}");

    assertThat(value.number("n")).contains(12);
    var items = value.field("a").orElseThrow().items();
    assertThat(items).hasSize(3);
    assertThat(items.get(1).field("b")).contains(JsonValue.Word.TRUE);
    assertThat(items.get(2)).isEqualTo(new JsonValue.Text("é/"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1} x, something behind the value
          {"a" 1}, no colon
          {"a": 1, no end
          "abc, a string without an end
          01, a number with a zero in front
          {a: 1}, a name without quotes
          "\\x", an escape that there is not
          "\\u12g4", a character that is no digit
          tru, half a word
          ``, nothing
          """)
  void text_thatIsNoJson_isRefused(String text, String why) {
    assertThatThrownBy(() -> JsonValue.parse(text)).isInstanceOf(JsonException.class);
  }

  @Test
  void nesting_endless_isRefused() {
    assertThatThrownBy(() -> JsonValue.parse("[".repeat(100_000)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("nests deeper");
  }
}
