package dev.coffre.sops.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonStoreTest {
  private static final JsonStore STORE = new JsonStore();
  private static final Store.Layout TABS = new Store.Layout(-1);

  private static Store.Parsed parse(String text) throws StoreException {
    return STORE.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String emit(String text, int indent) throws StoreException {
    return new String(STORE.emit(parse(text), new Store.Layout(indent)), StandardCharsets.UTF_8);
  }

  private static String patch(String text, Edit edit) throws StoreException {
    var patched =
        STORE.patch(text.getBytes(StandardCharsets.UTF_8), List.of(edit), new MetadataEdit.Keep());
    return new String(patched, StandardCharsets.UTF_8);
  }

  private static Value value(String number) throws StoreException {
    return ((Node.Scalar)
            parse("{\"a\":" + number + "}").tree().documents().getFirst().find("a").orElseThrow())
        .value();
  }

  @Test
  void emit_isTheLayoutOfGo() throws StoreException {
    assertThat(emit("{\"a\":[1,{\"b\":\"<\\u2028>&\\u0001\\b\"},[],{}],\"a\":null}", -1))
        .isEqualTo(
            "{\n\t\"a\": [\n\t\t1,\n\t\t{\n\t\t\t\"b\": \"\\u003c\\u2028\\u003e\\u0026\\u0001\\b\"\n\t\t},\n\t\t[],\n\t\t{}\n\t],\n\t\"a\": null\n}\n");
    assertThat(emit("{\"a\":1}", 2)).isEqualTo("{\n  \"a\": 1\n}\n");
    assertThat(emit("{\"a\":1}", 0)).isEqualTo("{\n\"a\": 1\n}\n");
  }

  @Test
  void numbers_areIntsIfTheyFit() throws StoreException {
    assertThat(value("-0")).isEqualTo(new Value.Int(0));
    assertThat(value("9223372036854775807")).isEqualTo(new Value.Int(Long.MAX_VALUE));
    assertThat(value("9223372036854775808")).isEqualTo(new Value.Real(0x1p63));
    assertThat(value("1.0")).isEqualTo(new Value.Real(1));
    assertThat(value("1e2")).isEqualTo(new Value.Real(100));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                | empty
          [1]               | array at the top
          "a"               | string at the top
          {"a":1            | cut short
          {"a":"b           | cut in a string
          {"a":1} x         | text behind
          {"a":1}{"a":1}    | two objects
          {"a":1,}          | comma at the end
          {"a" 1}           | no colon
          {a:1}             | key without quotes
          {"a":01}          | leading zero
          {"a":1.}          | no digit behind the dot
          {"a":+1}          | plus sign
          {"a":1e400}       | too large
          {"a":NaN}         | no number
          {"a":tru}         | cut word
          {"a":"\\x"}       | unknown escape
          {"a":"\\u00g0"}   | no hex digit
          {'a':1}           | single quotes
          {"a":1 "b":2}     | no comma
          """)
  void malformedText_isRefused(String text, String why) {
    assertThatThrownBy(() -> parse(text)).as(why).isInstanceOf(StoreException.class);
  }

  @Test
  void textThatIsNotUtf8_isRefused() {
    var bytes = "{\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xFF;

    assertThatThrownBy(() -> STORE.parse(bytes))
        .hasMessageContaining("UTF-8")
        .hasMessageContaining("column 7");
  }

  @Test
  void byteOrderMark_isRefused() {
    assertThatThrownBy(() -> parse("\uFEFF{}")).isInstanceOf(StoreException.class);
  }

  @Test
  void deepNesting_isAClearError() {
    var deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);

    assertThatThrownBy(() -> parse(deep)).hasMessageContaining("levels deep");
  }

  @Test
  void halfASurrogatePair_becomesTheReplacementCharacter() throws StoreException {
    assertThat(value("\"\\ud83d\\ude00\"")).isEqualTo(Value.Str.of("😀"));
    assertThat(value("\"\\ud83dx\"")).isEqualTo(Value.Str.of("\uFFFDx"));
  }

  @Test
  void metadata_isTakenOutIfItIsOneMapping() throws StoreException {
    assertThat(parse("{\"sops\":{\"mac\":\"\"}}").metadata()).isPresent();
    assertThat(parse("{\"sops\":1}").metadata()).isEmpty();
    assertThat(parse("{\"sops\":{},\"sops\":{}}").metadata()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { "a" : 1 ,"b":2}      | b     | { "a" : 1 ,"b":9}
          {"a":{"b":1}}          | a.c   | {"a":{"b":1, "c": 9}}
          {"a": 1}               | b.c   | {"a": 1, "b": {\\n\\t\\t"c": 9\\n\\t}}
          {}                     | a     | {\\n\\t"a": 9\\n}
          {\\n  "a": 1\\n}\\n    | b     | {\\n  "a": 1,\\n  "b": 9\\n}\\n
          {"a": [1]}             | a.1   | {"a": [1, 9]}
          {"a": [1]}             | a.0   | {"a": [9]}
          """)
  void put_changesNothingElse(String before, String path, String after) throws StoreException {
    var edit = new Edit.Put(steps(path), Node.Scalar.of(new Value.Int(9)));

    assertThat(patch(lines(before), edit)).isEqualTo(lines(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1, "b": 2}       | a     | {"b": 2}
          {"a": 1, "b": 2}       | b     | {"a": 1}
          { "a": 1 }             | a     | {}
          {"a": [1, 2, 3]}       | a.1   | {"a": [1, 3]}
          """)
  void remove_takesOneCommaAlong(String before, String path, String after) throws StoreException {
    assertThat(patch(before, new Edit.Remove(steps(path)))).isEqualTo(after);
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  private static List<Object> steps(String path) {
    return List.of(path.split("\\.")).stream()
        .<Object>map(
            step -> Character.isDigit(step.charAt(0)) ? (Object) Integer.valueOf(step) : step)
        .toList();
  }

  @Test
  void metadataOfTheSameShape_changesOnlyItsScalars() throws StoreException {
    var text = "{\"a\":1,   \"sops\" : { \"mac\":\"old\" , \"version\":\"1\"} }";
    var metadata =
        new Node.Mapping(
            List.of(
                new Entry("mac", Node.Scalar.of(Value.Str.of("new"))),
                new Entry("version", Node.Scalar.of(Value.Str.of("1")))));

    var patched =
        STORE.patch(
            text.getBytes(StandardCharsets.UTF_8), List.of(), new MetadataEdit.Write(metadata));

    assertThat(new String(patched, StandardCharsets.UTF_8)).isEqualTo(text.replace("old", "new"));
  }

  @Test
  void infinity_isRefused() throws StoreException {
    var tree = parse("{}").tree();
    var file =
        new Store.Parsed(
            tree,
            Optional.of(
                new Node.Mapping(
                    List.of(
                        new Entry(
                            "a", Node.Scalar.of(new Value.Real(Double.POSITIVE_INFINITY)))))));

    assertThatThrownBy(() -> STORE.emit(file, TABS)).isInstanceOf(StoreException.class);
  }

  @Property(tries = 500)
  void anyBytes_areReadOrRefused(@ForAll byte[] bytes) {
    try {
      STORE.parse(bytes);
    } catch (StoreException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }

  @Property(tries = 500)
  void anyString_comesBackAsItWas(@ForAll String text) throws StoreException {
    var value = Value.Str.of(text);
    var file =
        new Store.Parsed(
            new dev.coffre.sops.tree.Tree(
                List.of(new Node.Mapping(List.of(new Entry("k", Node.Scalar.of(value)))))),
            Optional.empty());

    var back =
        STORE.parse(STORE.emit(file, TABS)).tree().documents().getFirst().find("k").orElseThrow();

    assertThat(((Node.Scalar) back).value()).isEqualTo(value);
  }
}
