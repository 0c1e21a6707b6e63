package dev.coffre.policy;

import static dev.coffre.sops.RandomTexts.assertTakes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name is looked at closely only if it has one of a few signs: every kind of name must have one.
final class TwinsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.sops.yaml",
        "a.dec",
        "a.dec.yaml",
        "a.decrypted.json",
        "a.plain.env",
        "a.plaintext",
        "a.clear.ini",
        ".a.yaml.sua",
        ".a.yaml.svz",
        ".a.yaml.swp",
        ".a.yaml.swpx",
        ".a.yaml.kate-swp",
        ".a.yaml.un~",
        "#a.yaml#",
        "a.yaml~",
        "a.yaml.~3~",
        "a.yaml.bak",
        "a.orig-1",
        "a.old",
        "a.save.2",
        "a.tmp",
        "a.rej007",
        "a.yaml___jb_tmp___",
        "a.yaml___jb_old___",
        "a.yaml___jb_bak___",
        ".a.yaml.coffre-x.tmp"
      })
  void isNamed_tellingName_isTrue(String name) {
    assertThat(Twins.isNamed(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.yaml", "README.md", "go.sum", "config.plainly", "dec.yaml", "a.sops.", "old"})
  void isNamed_usualName_isFalse(String name) {
    assertThat(Twins.isNamed(name)).isFalse();
  }

  @Test
  void saysEncrypted_randomNames_isWhatTheExpressionSays() {
    assertTakes(
        Twins::saysEncrypted,
        ".+\\.sops\\.[A-Za-z0-9]+",
        "a",
        "Z9",
        ".",
        ".sops.",
        "sops.",
        "-",
        "\n");
  }

  @Test
  void originals_randomNames_areThoseOfTheExpressions() {
    assertTakes(
        name -> !Twins.originals(name).isEmpty(),
        "\\.(.+)\\.(?:s[uvw][a-z]|swpx|kate-swp|un~)|#(.+)#|(.+?)(?:\\.~\\d+)?~"
            + "|(.+)\\.(?:bak|orig|old|save|tmp|rej)[-._]?\\d{0,3}"
            + "|(.+)___jb_(?:tmp|old|bak)___|\\.(.+)\\.coffre-.*\\.tmp",
        ".",
        "a",
        ".sw",
        ".svg",
        ".su",
        "p",
        "x",
        ".kate-swp",
        ".un~",
        "#",
        "~",
        ".bak",
        "7",
        "___jb_",
        "old___",
        ".coffre-",
        ".tmp");
  }
}
