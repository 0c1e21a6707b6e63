package dev.coffre.sops;

import static dev.coffre.sops.Fixture.ALICE;
import static dev.coffre.sops.Fixture.SOPS;
import static dev.coffre.sops.Fixture.forAlice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as deep as sops reads them, and deeper ones. The time limit is far above what is needed,
/// and far below what anything quadratic would take.
@Timeout(60)
class DeepFilesTest {

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] nested(String head, String open, String close, int levels, String tail) {
    return utf8(head + open.repeat(levels) + "\"x\"" + close.repeat(levels) + tail + "\n");
  }

  private static byte[] decrypted(Format format, byte[] source) throws Exception {
    var file = format.store().parse(source);
    var plain = SOPS.decrypt(file, ALICE.ring(), MacCheck.REQUIRED).tree();
    return format.store().patch(source, Edits.between(file.tree(), plain), new MetadataEdit.Drop());
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'a: ', '[', ']', 10000, ''",
    "YAML, 'a: ', '{k: ', '}', 10000, ''",
    "YAML, 'a: ', '&x [', ']', 10000, ''",
    "YAML, 'a: ', '[k: ', ']', 5000, ''",
    "YAML, 'a:\n ', '- ', '', 10000, ''",
    "JSON, '{\"a\":', '[', ']', 9999, '}'",
    "JSON, '{\"a\":1,\"b\":', '{\"k\":', '}', 9999, '}'"
  })
  void deepestFile_isEncryptedInPlaceAndComesBack(
      Format format, String head, String open, String close, int levels, String tail)
      throws Exception {
    var source = nested(head, open, close, levels, tail);
    var plain = format.store().parse(source);
    var sealed = SOPS.encrypt(plain, format, forAlice(), ALICE.ring());
    var edits = Edits.between(plain.tree(), sealed.tree());

    var encrypted = format.store().patch(source, edits, sealed.metadataEdit());

    assertThat(new String(encrypted, StandardCharsets.UTF_8)).contains("ENC[AES256_GCM,data:");
    assertThat(decrypted(format, encrypted)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'a: ', '[', ']', 10000, ''",
    "YAML, 'a: ', '[{k: ', '}]', 1000, ''",
    "JSON, '{\"a\":', '[', ']', 9999, '}'",
    "JSON, '', '{\"k\":', '}', 9999, ''"
  })
  void deepestFile_isEmittedAndReadsBack(
      Format format, String head, String open, String close, int levels, String tail)
      throws Exception {
    var layout = new Store.Layout(format == Format.JSON ? 0 : 4);
    var plain = format.store().parse(nested(head, open, close, levels, tail));
    var sealed = SOPS.encrypt(plain, format, forAlice(), ALICE.ring());

    var emitted = format.store().emit(sealed.file(), layout);

    var again = SOPS.decrypt(format.store().parse(emitted), ALICE.ring(), MacCheck.REQUIRED);
    var back = new Store.Parsed(again.tree(), plain.metadata());
    assertThat(format.store().emit(back, layout)).isEqualTo(format.store().emit(plain, layout));
  }

  /// The text alone has 50 million bytes.
  @Test
  void deepestBlockOfMappings_isReadAndEdited() throws Exception {
    var text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    text.insert(text.length() - 1, " x");
    var source = utf8(text.toString());
    var plain = Format.YAML.store().parse(source);
    var sealed = SOPS.encrypt(plain, Format.YAML, forAlice(), ALICE.ring());
    var edits = Edits.between(plain.tree(), sealed.tree());
    assertThat(edits).hasSize(1);

    var encrypted = Format.YAML.store().patch(source, edits, sealed.metadataEdit());

    assertThat(decrypted(Format.YAML, encrypted)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'a: ', '[', ']', 10001, ''",
    "YAML, 'a: ', '{k: ', '}', 10001, ''",
    "YAML, 'a: ', '[k: ', ']', 5001, ''",
    "YAML, 'a:\n ', '- ', '', 10001, ''",
    "YAML, 'a: ', '[', '', 5000000, ''",
    "YAML, 'a: ', '{? ', '', 2000000, ''",
    "YAML, 'a: ', '&x [', '', 1000000, ''",
    "YAML, 'a:\n ', '- ', '', 2000000, ''",
    "YAML, 'a:\n ', '? ', '', 2000000, ''",
    "JSON, '{\"a\":', '[', ']', 10000, '}'",
    "JSON, '', '{\"k\":', '}', 10001, ''",
    "JSON, '{\"a\":', '[', '', 5000000, ''",
    "JSON, '', '{\"k\":', '', 1000000, ''"
  })
  void deeperFile_isRefused(
      Format format, String head, String open, String close, int levels, String tail) {
    assertThatThrownBy(() -> format.store().parse(nested(head, open, close, levels, tail)))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("line ")
        .hasMessageEndingWith("nested more than 10000 levels deep");
  }

  /// Each line is 200 levels deep and ends in the one above.
  @Test
  void depthThroughAliases_isRefused() {
    var text = new StringBuilder("a0: &a0 x\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d %s*a%d%s%n".formatted(i, i, "[".repeat(200), i - 1, "]".repeat(200)));
    }
    assertThatThrownBy(() -> Format.YAML.store().parse(utf8(text.toString())))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("nested more than 10000 levels deep");
  }
}
