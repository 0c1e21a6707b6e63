package dev.coffre.e2e.sops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.YamlStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that the real `sops` rewrites without encrypting anything, since its rule selects nothing:
/// what is left is its layout, with every comment where it puts it.
class YamlLayoutTest {
  private static final String RECIPIENT =
      "age1cpy47swmdq832p0rf54vw8ers9um7v0sjj82vf3ggrwjy3mq057qyd63kw";
  private static final YamlStore STORE = new YamlStore();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# file\n\n# head\na: 1 # behind\n# foot\n\nb: 2\n",
        "a:\n  # first\n  b: 1\n  # last of a\n# below\nc: 2\n",
        "list:\n# one\n- a # x\n# two\n\n# three\n- b\n# end\n",
        "list:\n  - # dash\n    a: 1\n  -\n    # inner\n    b: 2\n",
        "a: &x {k: 1, l: [1, 2]}\nb: *x\n<<: *x\n",
        "a: |\n  x\n  y\nb: >-\n  x\n  y\n\n  z\nc: |+\n  x\n\n\nd: 1\n",
        "a: 'it''s'\nb: \"\\u00e9\\U0001F600\\ttab\"\nc: yes\nd: \"yes\"\ne: 0x1F\nf: 1e6\ng: 018\n",
        "a: 1.0\nb: .inf\nc: 2024-01-01\nd: ~\ne:\nf: \"\"\ng: {}\nh: []\ni: 2001-12-14t21:59:43.10-05:00\n",
        "? long key\n: v\n? |\n  two\n  lines\n: w\n\"quoted\": x\n",
        "a: 1\n---\nb: 2\n# end\n---\n# only\nc: 3\n",
        "a: [1, # one\n  2]\nb: {x: 1, # x\n  y: 2}\n",
        "%YAML 1.1\n---\na: !!str 5\nb: !foo bar\n...\n",
        "a: 1\r\n# crlf\r\nb:\r\n  - x\r\n  # foot\r\nc: 2\r\n",
        "a:\n    b:\n            c: 1\n\n\n    # far\n\n# near\nd: -x\n",
        "a: plain\n  over lines\n\n  and more # c\nb: 'q\n\n  r'\n",
        "\ufeffa: 1\n",
      })
  void layout_isThatOfTheRealSops(String text) throws Exception {
    var file = Files.writeString(folder.resolve("in.yaml"), text);
    var theirs = encryptNothing(file);
    var metadata = STORE.parse(theirs).metadata();
    var ours =
        STORE.emit(
            new Store.Parsed(STORE.parse(Files.readAllBytes(file)).tree(), metadata),
            new Store.Layout(4));
    assertThat(new String(ours, StandardCharsets.UTF_8))
        .isEqualTo(new String(theirs, StandardCharsets.UTF_8));
  }

  /// Refused by both.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "- a\n",
        "text\n",
        "1: a\n",
        "a: 1\na: 2\n",
        "a: [1\n",
        "a: \"x\n",
        "a: b: c\n",
        "a:\n\t- b\n",
        "a: @x\n",
        "a: *x\n",
        "a: &x [*x]\n",
        "<<: 5\n",
        "a: 18446744073709551615\n",
        "a: !!int x\n",
        "a: \u0001\n"
      })
  void whatTheRealSopsRefuses_isRefused(String text) throws Exception {
    var file = Files.writeString(folder.resolve("in.yaml"), text);
    assertThat(run(file)).isNotZero();
    assertThat(isRefused(Files.readAllBytes(file))).isTrue();
  }

  private static boolean isRefused(byte[] source) {
    try {
      STORE.parse(source);
      return false;
    } catch (StoreException e) {
      return true;
    }
  }

  private byte[] encryptNothing(Path file) throws IOException, InterruptedException {
    assertThat(run(file)).isZero();
    return Files.readAllBytes(folder.resolve("out.yaml"));
  }

  private int run(Path file) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(
            Peers.here().sops().toString(),
            "encrypt",
            "--age",
            RECIPIENT,
            "--encrypted-regex",
            "^no key is called this$",
            file.toString());
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve("out.yaml").toFile());
    builder.redirectError(folder.resolve("err.txt").toFile());
    return builder.start().waitFor();
  }
}
