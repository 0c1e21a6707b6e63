package dev.coffre.e2e.sops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts with white space, line breaks and characters in places where a writer can lose them,
/// written unencrypted by ours and read by the real `sops`.
class AwkwardScalarsTest {
  private static final int TEXTS = 150;
  private static final List<String> PARTS =
      List.of(
          "\t", " ", " ", "\n", "\n", "\r", "\r\n", "\u0085", "\u2028", "\ufeff", "\u00a0", "😀",
          "x", "ab", "#", " #", "- ", "a: b", "---", "'", "\"", "\\");
  private static final List<String> ENCRYPT_NOTHING =
      List.of(
          "encrypt",
          "--age",
          Setup.BOB,
          "--encrypted-regex",
          "^no key is called this$",
          "--output-type");

  private final Side ours = Side.ours();
  private final Side real = Side.real(Peers.here().sops());

  @TempDir Path folder;

  private static String text(Random random, boolean tabFirst) {
    var text = new StringBuilder(tabFirst ? "\t" : "");
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(PlainFile.pick(random, PARTS));
    }
    return !tabFirst && text.charAt(0) == '\t' ? "x" + text : text.toString();
  }

  private static String escaped(String text) {
    var json = new StringBuilder("\"");
    text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
    return json.append('"').toString();
  }

  /// Every text in a mapping, a list, a list in a list and a mapping in a list.
  private static String json(Random random, boolean tabFirst) {
    var entries = new ArrayList<String>();
    for (int i = 0; i < TEXTS; i++) {
      var text = escaped(text(random, tabFirst));
      entries.add(
          "\"k%d\": {\"a\": %s, \"b\": [%s, [%s, 1], {\"c\": %s, \"d\": 2}]}"
              .formatted(i, text, text, text, text));
    }
    return "{" + String.join(",\n", entries) + "}";
  }

  private Ran run(Side side, List<String> line) throws Exception {
    return side.run(
        folder,
        Map.of("SOPS_AGE_KEY_FILE", folder.resolve("keys.txt").toString(), "HOME", "/nowhere"),
        line);
  }

  private Ran encryptNothing(Side side, String type, String file) throws Exception {
    var line = new ArrayList<>(ENCRYPT_NOTHING);
    line.addAll(List.of(type, file));
    var ran = run(side, line);
    assertThat(ran.succeeded()).as(ran.err()).isTrue();
    return ran;
  }

  /// What the real sops makes of a file; its MAC covers every byte of every text.
  private String readByReal(byte[] encrypted) throws Exception {
    Files.write(folder.resolve("written.yaml"), encrypted);
    var read = run(real, List.of("decrypt", "--output-type", "json", "written.yaml"));
    assertThat(read.succeeded()).as(read.err()).isTrue();
    return canonical(Format.JSON.store().parse(read.out()));
  }

  private static String canonical(Store.Parsed file) throws Exception {
    var emitted = Format.JSON.store().emit(file, new Store.Layout(1));
    return new String(emitted, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void textsEmitted_areThoseTheRealSopsReads(boolean tabFirst) throws Exception {
    Files.writeString(folder.resolve("keys.txt"), Setup.KEYS);
    var plain = json(new Random(1), tabFirst).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("plain.json"), plain);

    var written = encryptNothing(ours, "yaml", "plain.json");

    assertThat(readByReal(written.out())).isEqualTo(canonical(Format.JSON.store().parse(plain)));
    if (!tabFirst) {
      // sops writes null for a text of several lines that begins with a tab
      var theirs = encryptNothing(real, "yaml", "plain.json");
      assertThat(Layout.of(written.text())).isEqualTo(Layout.of(theirs.text()));
    }
  }

  /// Every style of scalar holds every text.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain: old # behind\nsingle: 'old'\ndouble: \"old\"\n",
        "literal: |\n  old\nfolded: >-\n  old\n# between\nkept: |+\n  old\n\nlast: old\n",
        "list:\n  - old\n  - 'old' # behind\n  - - |+\n      old\n\n    - old\n  - k: old\n    l: \"old\"\n",
        "flow: {a: old, b: ['old', \"old\"], c: {d: old}}\n"
      })
  void textsPatched_areThoseTheRealSopsReads(String surroundings) throws Exception {
    Files.writeString(folder.resolve("keys.txt"), Setup.KEYS);
    var random = new Random(2);
    var store = Format.YAML.store();
    for (int i = 0; i < 12; i++) {
      var source = surroundings.getBytes(StandardCharsets.UTF_8);
      var edits = new ArrayList<Edit>();
      replace(store.parse(source).tree().documents().getFirst(), random, edits);
      var patched = store.patch(source, edits, new MetadataEdit.Keep());
      Files.write(folder.resolve("plain.yaml"), patched);

      var read = Format.JSON.store().parse(encryptNothing(real, "json", "plain.yaml").out());

      assertThat(canonical(new Store.Parsed(read.tree(), Optional.empty())))
          .isEqualTo(canonical(store.parse(patched)));
    }
  }

  private static void replace(Node node, Random random, List<Edit> edits) {
    switch (node) {
      case Node.Scalar scalar ->
          edits.add(
              new Edit.Replace(scalar.site(), Value.Str.of(text(random, random.nextBoolean()))));
      case Node.Mapping(var items) -> {
        for (var item : items) {
          if (item instanceof Entry(var key, var value)) {
            replace(value, random, edits);
          }
        }
      }
      case Node.Sequence(var elements) -> {
        for (var element : elements) {
          if (element instanceof Node value) {
            replace(value, random, edits);
          }
        }
      }
    }
  }
}
