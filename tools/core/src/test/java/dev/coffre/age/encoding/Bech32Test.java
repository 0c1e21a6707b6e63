package dev.coffre.age.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bech32Test {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          A12UEL5L
          a12uel5l
          an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs
          abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw
          split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w
          ?1ezyfcl
          """)
  void decode_valid_encodesBack(String text) throws MalformedTextException {
    var decoded = Bech32.decode(text);
    assertThat(Bech32.encode(decoded.prefix(), decoded.data())).isEqualTo(text);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      textBlock =
          """
          pzry9x0s0muk, no separator
          1pzry9x0s0muk, empty prefix
          x1b4n0q5v, invalid data character
          li1dgmt3, too short checksum
          A1G7SGD8, checksum of the upper-case form
          10a06t8, empty prefix
          1qzzfhee, empty prefix
          split1checkupstagehandshakeupstreamerranterredcaperred2y9e2w, wrong checksum
          Split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w, mixed case
          abc1rzg, too short
          '', empty
          """)
  void decode_invalid_throws(String text, String why) {
    assertThatThrownBy(() -> Bech32.decode(text)).isInstanceOf(MalformedTextException.class);
  }

  @Property
  void encode_decodesBack(@ForAll @Size(max = 1300) byte[] data) throws MalformedTextException {
    var decoded = Bech32.decode(Bech32.encode("age1pq", data));
    assertThat(decoded.data()).isEqualTo(data);
    assertThat(decoded.prefix()).isEqualTo("age1pq");
  }

  /// The checksum finds any one changed character, also in the prefix.
  @Property
  void decode_oneCharacterChanged_throws(
      @ForAll @Size(max = 60) byte[] data, @ForAll int at, @ForAll char other) {
    var text = Bech32.encode("age", data);
    int index = Math.floorMod(at, text.length());
    Assume.that(text.charAt(index) != other);
    var changed = text.substring(0, index) + other + text.substring(index + 1);
    assertThatThrownBy(() -> Bech32.decode(changed)).isInstanceOf(MalformedTextException.class);
  }

  /// Whatever decodes, encodes back to the same text; nothing else escapes.
  @Property
  void decode_anything_onlyTheDocumentedException(@ForAll String text) {
    try {
      var decoded = Bech32.decode(text);
      assertThat(Bech32.encode(decoded.prefix(), decoded.data())).isEqualTo(text);
    } catch (MalformedTextException expected) {
      assertThat(expected).hasMessageNotContaining(text.length() > 8 ? text : "\0");
    }
  }
}
