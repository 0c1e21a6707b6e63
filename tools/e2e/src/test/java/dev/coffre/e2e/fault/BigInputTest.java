package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Big files go through both of our programs with a heap of 2 GiB, and to and from the real sops.
@Timeout(300)
class BigInputTest {
  private static final List<String> HEAP = List.of("-Xmx2g");

  private final Workplace place;
  private final String recipient;

  BigInputTest(@TempDir Path folder) throws Exception {
    place = Workplace.in(folder.toRealPath()).with("SOPS_AGE_KEY_FILE", "keys.txt");
    place.run("age-keygen", "-o", "keys.txt").succeeded();
    recipient = place.run("age-keygen", "-y", "keys.txt").succeeded().text().strip();
  }

  @ParameterizedTest
  @CsvSource({
    "value.bin, 100", // sops takes minutes for 100 MiB in one YAML scalar
    "value.yaml, 10",
  })
  void value_ofManyMebibytes_isExchangedWithSops(String name, int mebibytes) throws Exception {
    value(name, mebibytes << 20);
    exchange(name);
  }

  @ParameterizedTest
  @CsvSource({
    "keys.yaml, 10000", // sops takes minutes for 100,000 keys in YAML and JSON
    "keys.json, 10000",
    "keys.ini, 10000",
    "keys.env, 100000",
  })
  void file_ofManyKeys_isExchangedWithSops(String name, int count) throws Exception {
    keys(name, count);
    exchange(name);
  }

  @ParameterizedTest
  @CsvSource({"keys.yaml", "keys.json", "keys.ini"})
  void file_of100000Keys_comesBack(String name) throws Exception {
    keys(name, 100_000);
    ours("coffre", "encrypt", "-r", recipient, "-o", "ours-" + name, name);
    ours("coffre", "decrypt", "-o", "native-" + name, "ours-" + name);
    same(name, "native-" + name);
  }

  /// Ours to theirs by the native command, theirs to ours by the drop-in, and the native one again.
  private void exchange(String name) throws Exception {
    String ours = "ours-" + name;
    String theirs = "theirs-" + name;
    ours("coffre", "encrypt", "-r", recipient, "-o", ours, name);
    place.runPeer("real-sops", "decrypt", "--output", "back-" + name, ours).succeeded();
    place.runPeer("real-sops", "encrypt", "-a", recipient, "--output", theirs, name).succeeded();
    place.runPeer("real-sops", "decrypt", "--output", "own-" + name, theirs).succeeded();
    ours("sops", "decrypt", "--output", "dropin-" + name, theirs);
    ours("coffre", "decrypt", "-o", "native-" + name, theirs);
    ours("coffre", "decrypt", "-o", "round-" + name, ours);

    same(name, "round-" + name);
    same("own-" + name, "back-" + name);
    same("own-" + name, "dropin-" + name);
    same("own-" + name, "native-" + name);
  }

  private void ours(String... words) throws Exception {
    place.run(Workplace.ours(HEAP, List.of(words)), "").succeeded();
  }

  private void same(String one, String other) throws IOException {
    assertThat(Files.mismatch(place.file(one), place.file(other)))
        .as(one + " " + other)
        .isEqualTo(-1);
  }

  private void value(String name, int size) throws IOException {
    var bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    if (name.endsWith(".yaml")) {
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) ('a' + (bytes[i] & 15));
      }
      bytes[0] = 'k';
      bytes[1] = ':';
      bytes[2] = ' ';
      bytes[size - 1] = '\n';
    }
    Files.write(place.file(name), bytes);
  }

  private void keys(String name, int count) throws IOException {
    var lines = new ArrayList<String>();
    String extension = name.substring(name.indexOf('.') + 1);
    for (int i = 0; i < count; i++) {
      lines.add(
          switch (extension) {
            case "yaml" -> "key%06d: value%d".formatted(i, i);
            case "json" -> "\t\"key%06d\": \"value%d\"%s".formatted(i, i, i + 1 < count ? "," : "");
            case "env" -> "KEY%06d=value%d".formatted(i, i);
            default -> "key%06d = value%d".formatted(i, i);
          });
    }
    if (extension.equals("json")) {
      lines.addFirst("{");
      lines.addLast("}");
    } else if (extension.equals("ini")) {
      lines.addFirst("[section]");
    }
    Files.write(place.file(name), lines);
  }
}
