package dev.coffre.age.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException.MalformedHeader;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
  private static final SecretBytes FILE_KEY = SecretBytes.copyOf(new byte[16]);
  private static final String MAC = "A".repeat(43);

  /// In the rows `/` stands for LF.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          '', empty
          age-encryption.org/v2/-> X/AA/--- MAC/, another version
          age-encryption.org/v1, no LF
          age-encryption.org/v1/-> X/AA/--- MAC, no LF behind the MAC
          age-encryption.org/v1/-> X/AA/---MAC/, no blank before the MAC
          age-encryption.org/v1/-> X/AA/---  MAC/, two blanks before the MAC
          age-encryption.org/v1/-> X/AA/--- MACA/, MAC too long
          age-encryption.org/v1/-> X/AA/--- AAAA/, MAC too short
          age-encryption.org/v1/->/AA/--- MAC/, no type
          age-encryption.org/v1/-> /AA/--- MAC/, empty type
          age-encryption.org/v1/-> X  Y/AA/--- MAC/, empty argument
          age-encryption.org/v1/-> X /AA/--- MAC/, blank at the end
          age-encryption.org/v1/->X/AA/--- MAC/, no blank behind the arrow
          age-encryption.org/v1/-> X\u00e4/AA/--- MAC/, not ASCII
          age-encryption.org/v1/-> X/AA==/--- MAC/, padded body
          age-encryption.org/v1/-> X/AB/--- MAC/, body not canonical
          age-encryption.org/v1/-> X/--- MAC/, no body
          """)
  void read_malformed_throws(String text, String why) {
    var source = text.replace("org/v", "org~v").replace('/', '\n').replace('~', '/');
    assertThatThrownBy(() -> read(source.replace("MAC", MAC).getBytes(ISO_8859_1)))
        .isInstanceOf(MalformedHeader.class);
  }

  /// Each becomes objects many times its size.
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          '-> a,,', stanzas
          '-> a', one stanza with many arguments
          """)
  void read_tooManySmallPieces_throws(String piece, String what) {
    var pieces = piece.replace(',', '\n').repeat(100_000).replace("a->", "a");
    var source = "age-encryption.org/v1\n" + pieces + "\n\n--- " + MAC + "\n";
    assertThatThrownBy(() -> read(source.getBytes(ISO_8859_1)))
        .isInstanceOf(MalformedHeader.class)
        .hasMessageContaining("longer than");
  }

  @Property
  void bytes_readBack(@ForAll("stanzas") List<Stanza> stanzas) throws IOException {
    var header = Header.authenticated(stanzas, FILE_KEY);
    var again = read(header.bytes());
    assertThat(again.bytes()).isEqualTo(header.bytes());
    assertThat(again.stanzaTypes()).isEqualTo(header.stanzaTypes());
    assertThat(again.isAuthentic(FILE_KEY)).isTrue();
    assertThat(again.isAuthentic(SecretBytes.copyOf(new byte[] {1}))).isFalse();
  }

  /// Whatever is read prints back to the same bytes, and no changed byte stays authentic.
  @Property
  void read_oneByteChanged_throwsOrIsNotAuthentic(
      @ForAll("stanzas") List<Stanza> stanzas, @ForAll int at, @ForAll byte change)
      throws IOException {
    var bytes = Header.authenticated(stanzas, FILE_KEY).bytes();
    int index = Math.floorMod(at, bytes.length);
    boolean same = change == 0;
    bytes[index] ^= change;
    try {
      var header = read(bytes);
      assertThat(bytes).startsWith(header.bytes());
      assertThat(header.isAuthentic(FILE_KEY)).isEqualTo(same);
    } catch (MalformedHeader expected) {
      assertThat(same).isFalse();
    }
  }

  @Property
  void read_anything_onlyTheDocumentedException(@ForAll byte[] bytes) throws IOException {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(MalformedHeader.class);
  }

  /// A header is held in memory, so that it must end somewhere.
  @ParameterizedTest
  @CsvSource({"' A', 5000000", "'A', 5000000"})
  void read_endlessLine_throws(String unit, int count) {
    var text = "age-encryption.org/v1\n-> X" + unit.repeat(count);
    assertThatThrownBy(() -> read(text.getBytes(ISO_8859_1))).isInstanceOf(MalformedHeader.class);
  }

  @Provide
  Arbitrary<List<Stanza>> stanzas() {
    var argument = Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(90);
    var body = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    return Combinators.combine(argument, argument.list().ofMaxSize(4), body)
        .as(Stanza::new)
        .list()
        .ofMaxSize(4);
  }

  private static Header read(byte[] bytes) throws IOException {
    return HeaderReader.read(new ByteArrayInputStream(bytes));
  }
}
