package dev.coffre.sops.store.ini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IniStoreTest {
  private static final IniStore STORE = new IniStore();

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String value(String line) throws StoreException {
    var root = STORE.parse(utf8(line)).tree().documents().getFirst();
    var section = (Node.Mapping) root.find("DEFAULT").orElseThrow();
    return ((Value.Str) ((Node.Scalar) section.find("k").orElseThrow()).value()).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          k = v                  | v
          k=v                    | v
          k : v                  | v
          k = a = b              | a = b
          k = v ; note           | v
          k = v#note             | v
          k = "q "               | ~q ~
          k = 's'                | s
          k = "a" b              | "a" b
          k = "a;b"              | "a
          k = `a;b`              | a;b
          k = a \\~~\\n  b       | a b
          `k` = x                | x
          "k" = x                | x
          """)
  void values_areReadAsByTheGoLibrary(String line, String value) throws StoreException {
    assertThat(value(line.replace("~~", "").replace("\\n", "\n"))).isEqualTo(value);
  }

  @Test
  void tripleQuotes_holdSeveralLines() throws StoreException {
    assertThat(value("k = \"\"\"a\nb\"\"\"\n")).isEqualTo("a\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no delimiter", "= v", "[open", "[]", "k = `open", "k = \"\"\"open", "\"k = v"})
  void malformedText_isRefused(String text) {
    assertThatThrownBy(() -> STORE.parse(utf8(text)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("line 1")
        .hasMessageNotContaining(text);
  }

  @Test
  void emit_alignsAndQuotesAsTheGoLibrary() throws StoreException {
    var source = "b = 1\n[s]\nlong_key=`a;b`\nk= x \n`a=b` = \" y \"\n";

    assertThat(text(STORE.emit(STORE.parse(utf8(source)), new Store.Layout(0))))
        .isEqualTo("b = 1\n\n[s]\nlong_key = `a;b`\nk        = x\n`a=b`    = \" y \"\n");
  }

  @Test
  void commentLines_areOneCommentBehindTheirKey() throws StoreException {
    var root = STORE.parse(utf8("; a\n# b\nk = v ; c\n")).tree().documents().getFirst();
    var items = ((Node.Mapping) root.find("DEFAULT").orElseThrow()).items();

    assertThat(((Comment) items.get(1)).text()).isEqualTo(Value.Str.of("a\n# b\n; c"));
  }

  @Test
  void byteOrderMark_isSkipped() throws StoreException {
    assertThat(value("\uFEFFk = v")).isEqualTo("v");
  }

  @Test
  void utf16_isRefused() {
    assertThatThrownBy(() -> STORE.parse(new byte[] {(byte) 0xFF, (byte) 0xFE, 'k', 0}))
        .hasMessageContaining("UTF-16");
  }

  /// A value that is hidden by a later one, and a comment that sops loses, are secrets too.
  @Test
  void hiddenValuesAndLostComments_areReplacedAsWell() throws StoreException {
    var source = utf8("; note1\nk = secret1\nk = secret2\n; note2\n");
    var items =
        ((Node.Mapping)
                STORE.parse(source).tree().documents().getFirst().find("DEFAULT").orElseThrow())
            .items();
    var edits =
        items.stream()
            .<Edit>map(item ->
                switch (item) {
                  case Comment comment -> new Edit.Replace(comment.site(), Value.Str.of("X"));
                  case dev.coffre.sops.tree.Entry entry ->
                      new Edit.Replace(((Node.Scalar) entry.value()).site(), Value.Str.of("X"));
                })
            .toList();

    assertThat(text(STORE.patch(source, edits, new MetadataEdit.Keep())))
        .isEqualTo("; X\nk = X\nk = X\n; X\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          k = a           | "x y"      | k = "x y"
          k = "a"         | x          | k = "x"
          k = a ; n       | b          | k = b ; n
          k = a           | b;c        | k = `b;c`
          k = 'a'         | it's       | k = it's
          k = a           | b\\        | k = "b\\"
          """)
  void replacedValue_isReadBack(String before, String value, String after) throws StoreException {
    var source = utf8(before);
    var section =
        (Node.Mapping)
            STORE.parse(source).tree().documents().getFirst().find("DEFAULT").orElseThrow();
    var site = ((Node.Scalar) section.find("k").orElseThrow()).site();

    var patched =
        text(
            STORE.patch(
                source,
                List.of(new Edit.Replace(site, Value.Str.of(value))),
                new MetadataEdit.Keep()));

    assertThat(value(patched)).isEqualTo(value);
    if (!value.startsWith("\"")) {
      assertThat(patched).isEqualTo(after);
    }
  }

  @Test
  void put_appendsToItsSection() throws StoreException {
    var source = utf8("a = 1\n\n[s]\nb = 2\n\n[t]\nc = 3\n");
    var edits =
        List.<Edit>of(
            new Edit.Put(List.of("s", "n"), Node.Scalar.of(Value.Str.of("x"))),
            new Edit.Put(List.of("u", "n"), Node.Scalar.of(Value.Str.of("y"))),
            new Edit.Remove(List.of("t", "c")));

    assertThat(text(STORE.patch(source, edits, new MetadataEdit.Keep())))
        .isEqualTo("a = 1\n\n[s]\nb = 2\nn = x\n\n[t]\n\n[u]\nn = y\n");
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
  void anyValue_isWrittenSoThatItIsReadBack(@ForAll String value) throws StoreException {
    String written;
    try {
      written = ValueText.of(IniWriter.latin1(value), Ini.Quote.NONE);
    } catch (StoreException e) {
      assertThat(value).contains("`").contains("\"\"\"");
      return;
    }
    var line = ("k = " + written + "\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(value(new String(line, StandardCharsets.UTF_8)))
        .isEqualTo(Value.Str.of(value).text());
  }
}
