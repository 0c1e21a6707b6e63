package dev.coffre.age.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException.MalformedArmor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmorTest {
  private static final String FULL = "A".repeat(64);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 48, 49, 96, 12287, 12288, 12289, 100_000})
  void write_readsBack(int size) throws IOException {
    var bytes = new byte[size];
    assertThat(read(write(bytes))).isEqualTo(bytes);
  }

  @Property
  void write_inPieces_isTheSame(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(max = 300) int cut)
      throws IOException {
    int first = Math.min(cut, bytes.length);
    var text = new ByteArrayOutputStream();
    try (var armor = new ArmorWriter(text)) {
      armor.write(bytes, 0, first);
      armor.write(bytes, first, bytes.length - first);
    }
    assertThat(text.toByteArray()).isEqualTo(write(bytes));
  }

  /// In the rows `/` stands for LF, BEGIN and END for the marks, FULL for 64 columns.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          '', empty
          AAAA/END/, no first line
          BEGIN/AAAA/, no last line
          BEGIN/FULL/AAAA, cut
          BEGIN//END/, empty line
          BEGIN/AAA/END/, not padded
          BEGIN/AAB=/END/, not canonical
          BEGIN/FULLA/END/, 65 columns
          BEGIN/AAAA/AAAA/END/, two short lines
          BEGIN/AA AA/END/, blank inside
          BEGIN/AAAA/END/x, data behind
          x/BEGIN/AAAA/END/, data before
          '\u001c/BEGIN/AAAA/END/', a separator before that only Java takes for whitespace
          'BEGIN/AAAA/END/\u001c', a separator behind that only Java takes for whitespace
          BEGIN /AAAA/END/, blank behind the mark
          BEGIN/AAAA/END /x/, more behind
          """)
  void read_malformed_throws(String text, String why) {
    assertThatThrownBy(() -> read(text(text))).isInstanceOf(MalformedArmor.class);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          BEGIN/AAAA/END, no LF at the end
          //BEGIN/AAAA/END/, blank lines before
          BEGIN/AAAA/END///, blank lines behind
          BEGIN~/AAAA~/END~/, CRLF
          """)
  void read_whitespaceAround_isAccepted(String text, String why) throws IOException {
    assertThat(read(text(text.replace('~', '\r')))).isEqualTo(new byte[3]);
  }

  @Property
  void read_oneByteChanged_onlyTheDocumentedException(
      @ForAll @Size(max = 150) byte[] bytes, @ForAll int at, @ForAll byte change)
      throws IOException {
    var text = write(bytes);
    text[Math.floorMod(at, text.length)] ^= change;
    try {
      read(text);
    } catch (MalformedArmor expected) {
      assertThat(expected).hasMessageStartingWith("invalid armor: ");
    }
  }

  private static byte[] text(String row) {
    var text = row.replace('/', '\n').replace("FULL", FULL);
    text = text.replace("BEGIN", "<").replace("END", ">");
    return text.replace("<", ArmorReader.BEGIN).replace(">", ArmorReader.END).getBytes(ISO_8859_1);
  }

  private static byte[] write(byte[] bytes) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var armor = new ArmorWriter(text)) {
      armor.write(bytes);
    }
    return text.toByteArray();
  }

  private static byte[] read(byte[] text) throws IOException {
    return new ArmorReader(new ByteArrayInputStream(text)).readAllBytes();
  }
}
