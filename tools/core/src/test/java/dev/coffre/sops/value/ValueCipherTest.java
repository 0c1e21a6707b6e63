package dev.coffre.sops.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCipherTest {
  private static final ValueCipher CIPHER =
      new ValueCipher(
          SecretBytes.adopt(
              "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));
  private static final byte[] IV = new byte[ValueCipher.IV_LENGTH];

  private static Value.Str encrypt(Value value) {
    return CIPHER.encrypt(value, false, "a:b:", IV);
  }

  @Test
  void everyType_comesBackAsItWas() throws CipherException {
    for (var value :
        List.of(
            Value.Str.of("text ü \n"),
            new Value.Int(-7),
            new Value.Int(Long.MAX_VALUE),
            new Value.Real(1e300),
            new Value.Real(Double.NEGATIVE_INFINITY),
            new Value.Bool(true),
            new Value.Bool(false),
            new Value.Time("2024-01-01T00:00:00.5+02:00"))) {
      assertThat(CIPHER.decrypt(encrypt(value), "a:b:").value()).isEqualTo(value);
    }
  }

  @Test
  void bytesThatAreNotText_comeBackAsTheyWere() throws CipherException {
    var value = new Value.Str(SecretBytes.copyOf(new byte[] {0, -1, 10, -128}));

    assertThat(CIPHER.decrypt(encrypt(value), "a:b:").value()).isEqualTo(value);
  }

  @Test
  void comment_isMarkedAsOne() throws CipherException {
    var encrypted = CIPHER.encrypt(Value.Str.of(" note"), true, ":", IV);

    assertThat(encrypted.text()).endsWith(",type:comment]");
    assertThat(CIPHER.decrypt(encrypted, ":").comment()).isTrue();
  }

  @Test
  void emptyText_staysEmpty() {
    assertThat(encrypt(Value.Str.of("")).text()).isEmpty();
  }

  @Test
  void otherPath_isRefused() {
    assertThatThrownBy(() -> CIPHER.decrypt(encrypt(Value.Str.of("x")), "a:c:"))
        .isInstanceOf(CipherException.class)
        .hasMessageContaining("authentication");
  }

  @Test
  void ivOfTwelveBytes_isRead() throws CipherException {
    var encrypted = CIPHER.encrypt(Value.Str.of("x"), false, ":", new byte[12]);

    assertThat(CIPHER.decrypt(encrypted, ":").value()).isEqualTo(Value.Str.of("x"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain                                                                           | no form
          ENC[AES256_GCM,data:AA==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]x         | text behind the bracket
          ENC[AES256_GCM,data:AA==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str           | no bracket
          ENC[AES256_GCM,data:AA==,iv:AA==,type:str]                                       | no tag
          ENC[AES256_GCM,data:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,iv:AA==,type:str]          | other order
          ENC[AES256_GCM,data:AB==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]          | stray bits in base64
          ENC[AES256_GCM,data:AA,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]            | no padding
          ENC[AES256_GCM,data:A A==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]         | a blank in base64
          ENC[AES256_GCM,data:A-==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]          | URL base64
          ENC[AES256_GCM,data:AA==,iv:,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]              | no IV
          ENC[AES256_GCM,data:AA==,iv:AA==,tag:AAAA,type:str]                              | short tag
          ENC[AES128_GCM,data:AA==,iv:AA==,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]          | other cipher
          """)
  void malformedText_isRefused(String text, String why) {
    assertThatThrownBy(() -> CIPHER.decrypt(Value.Str.of(text), ":"))
        .as(why)
        .isInstanceOf(CipherException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "iv", "tag"})
  void anyFlippedBit_isRefused(String part) {
    var text = encrypt(Value.Str.of("secret")).text();
    int start = text.indexOf(part + ":") + part.length() + 1;
    int end = text.indexOf(',', start);
    var bytes = Base64.getDecoder().decode(text.substring(start, end));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      var flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      var other =
          text.substring(0, start)
              + Base64.getEncoder().encodeToString(flipped)
              + text.substring(end);
      assertThatThrownBy(() -> CIPHER.decrypt(Value.Str.of(other), "a:b:"))
          .isInstanceOf(CipherException.class);
    }
  }

  @Property(tries = 300)
  void anyChangedCharacter_isRefused(
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(min = 32, max = 126) int letter) {
    var text = encrypt(Value.Str.of("secret")).text();
    int type = text.indexOf(",type:");
    int position = place % type;
    if (text.charAt(position) == letter) {
      return;
    }
    var other = text.substring(0, position) + (char) letter + text.substring(position + 1);
    assertThatThrownBy(() -> CIPHER.decrypt(Value.Str.of(other), "a:b:"))
        .isInstanceOf(CipherException.class);
  }

  @Property(tries = 300)
  void anyText_isReadOrRefused(@ForAll String text) {
    try {
      CIPHER.decrypt(Value.Str.of(text), ":");
    } catch (CipherException e) {
      assertThat(e).hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bool,yes",
    "int,1.0",
    "int,9223372036854775808",
    "float,abc",
    "float,1e999",
    "time,2024-01-01"
  })
  void textOfAnotherType_isRefused(String type, String text) {
    var encrypted = encrypt(Value.Str.of(text)).text().replace("type:str", "type:" + type);

    assertThatThrownBy(() -> CIPHER.decrypt(Value.Str.of(encrypted), "a:b:"))
        .isInstanceOf(CipherException.class)
        .hasMessageNotContaining(text);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "t,true", "TRUE,true", "0,false", "F,false", "False,false"})
  void boolsOfGo_areRead(String text, boolean truth) throws CipherException {
    var encrypted = encrypt(Value.Str.of(text)).text().replace("type:str", "type:bool");

    assertThat(CIPHER.decrypt(Value.Str.of(encrypted), "a:b:").value())
        .isEqualTo(new Value.Bool(truth));
  }

  @Test
  void unknownType_isRefused() {
    var encrypted = encrypt(Value.Str.of("x")).text().replace("type:str", "type:strange");

    assertThatThrownBy(() -> CIPHER.decrypt(Value.Str.of(encrypted), "a:b:"))
        .hasMessageContaining("strange");
  }
}
