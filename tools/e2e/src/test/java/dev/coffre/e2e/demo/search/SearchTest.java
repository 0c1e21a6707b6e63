package dev.coffre.e2e.demo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
  private static final String SECRET = "kX9#mQ2 vL7ø-pRz4";
  private static final Needle NEEDLE = Needle.of("the password", SECRET);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz", "password: "})
  void in_plantedInAnyForm_isFound(String before) {
    var search = new Search(List.of(NEEDLE));
    var secret = SECRET.getBytes(StandardCharsets.UTF_8);
    var hex = HexFormat.of().formatHex(secret);

    assertThat(search.in(bytes(before + SECRET + "\n"))).containsExactly("the password");
    assertThat(search.in(base64(before + SECRET + " tail"))).containsExactly("the password");
    assertThat(search.in(bytes(before + hex))).containsExactly("the password");
    assertThat(search.in(bytes(before + HexFormat.of().withUpperCase().formatHex(secret))))
        .containsExactly("the password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kX9#mQ2 vL7ø-pRz", "kX9#mQ2 vL7ø-pRz5", "something else entirely"})
  void in_notPlanted_isNotFound(String text) {
    assertThat(new Search(List.of(NEEDLE)).in(bytes(text))).isEmpty();
  }

  @Test
  void in_severalNeedles_eachIsNamed() {
    var other = Needle.of("the token", "0123456789abcdef");

    assertThat(new Search(List.of(NEEDLE, other)).in(bytes("0123456789abcdef" + SECRET)))
        .containsExactlyInAnyOrder("the password", "the token");
  }

  @Test
  void of_valueThatCouldStandByChance_isRefused() {
    assertThatThrownBy(() -> Needle.of("a pin", "1234"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1234");
  }

  @Test
  void search_plantedLooseObject_isFoundDeflated() throws IOException {
    var object = folder.resolve(".git/objects/ab/cdef");
    Files.createDirectories(object.getParent());
    Files.write(object, deflated("blob 30\0password: " + SECRET));

    var finding = Finding.search(new LooseObjects(folder), List.of(NEEDLE), "password: kX9");

    assertThat(finding.plaintext()).containsExactly("the password");
    assertThat(finding.controlFound()).isTrue();
    assertThat(new Search(List.of(NEEDLE)).in(Files.readAllBytes(object))).isEmpty();
  }

  @Test
  void search_controlThatIsNotThere_isSaid() throws IOException {
    Files.writeString(folder.resolve("log"), "LOG:  ready");

    var finding = Finding.search(new Folder("log", folder), List.of(NEEDLE), "SCRAM-SHA-256$4096");

    assertThat(finding.plaintext()).isEmpty();
    assertThat(finding.controlFound()).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] base64(String text) {
    return Base64.getEncoder().encode(bytes(text));
  }

  private static byte[] deflated(String text) throws IOException {
    var deflated = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(bytes(text));
    }
    return deflated.toByteArray();
  }
}
