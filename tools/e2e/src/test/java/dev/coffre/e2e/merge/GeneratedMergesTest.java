package dev.coffre.e2e.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.json.JsonValue;
import dev.coffre.merge.MergedText;
import dev.coffre.merge.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Generated files, encrypted by the real sops, changed on two sides: the built program's merge
/// says what Git's merge of the plain values says, and the real sops reads it. Of a conflict, both
/// sides are whole files to it, and differ in the very keys that Git calls conflicts.
class GeneratedMergesTest {
  private final Path folder;
  private final Path sops = Peers.here().sops();
  private String recipient = "";

  GeneratedMergesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({"yaml, 80, 1", "json, 50, 2", "env, 40, 3", "ini, 30, 4"})
  void merge_generatedVersions_isGitsMergeOfThePlainValues(String format, int count, long seed)
      throws Exception {
    var keygen = run(List.of(Peers.here().ageKeygen().toString(), "-o", key().toString()));
    recipient = keygen.err().strip().replaceFirst(".* ", "");
    int conflicts = 0;
    for (long each = seed * 1000; each < seed * 1000 + count; each++) {
      conflicts += compare(Case.generate(format, new Random(each)), format + " " + each) ? 1 : 0;
    }
    assertThat(conflicts).as("both outcomes are met").isBetween(count / 20, count * 3 / 4);
  }

  /// Whether there is a conflict.
  private boolean compare(Case made, String name) throws Exception {
    var base = encrypted("base", made, made.base(), name);
    var ours = encrypted("ours", made, made.ours(), name);
    var theirs = encrypted("theirs", made, made.theirs(), name);
    var plain = PlainMerge.of(made, folder);

    var command = new ArrayList<>(BuiltProgram.here().command("coffre"));
    command.addAll(List.of("merge", "--name", "case." + made.format()));
    command.addAll(List.of(base.toString(), ours.toString(), theirs.toString()));
    var merged = run(command);

    boolean conflict = !plain.ours().equals(plain.theirs());
    assertThat(merged.status()).as(name + merged.err()).isEqualTo(conflict ? 1 : 0);
    var content = Files.readAllBytes(ours);
    if (!conflict) {
      assertThat(values(content, made, name)).as(name).isEqualTo(plain.ours());
      return false;
    }
    var text = MergedText.parse(content).orElseThrow();
    assertThat(values(text.as(Side.OURS), made, name)).as(name).isEqualTo(plain.ours());
    assertThat(values(text.as(Side.THEIRS), made, name)).as(name).isEqualTo(plain.theirs());
    return true;
  }

  private Path key() {
    return folder.resolve("key.txt");
  }

  /// Every version is encrypted anew, so each has a data key of its own.
  private Path encrypted(String version, Case made, SortedMap<String, String> values, String name)
      throws Exception {
    var file = folder.resolve(version + "." + made.format());
    Files.writeString(file, made.file(values));
    var ran = run(List.of(sops.toString(), "encrypt", "-i", "--age", recipient, file.toString()));
    assertThat(ran.status()).as(name + ran.err()).isZero();
    return file;
  }

  private SortedMap<String, String> values(byte[] encrypted, Case made, String name)
      throws Exception {
    var file = Files.write(folder.resolve("result." + made.format()), encrypted);
    var ran = run(List.of(sops.toString(), "decrypt", "--output-type", "json", file.toString()));
    assertThat(ran.status()).as(name + ran.err()).isZero();
    var values = new TreeMap<String, String>();
    collect("", JsonValue.parse(ran.out()), values);
    return values;
  }

  private static void collect(String path, JsonValue value, SortedMap<String, String> into) {
    switch (value) {
      case JsonValue.Fields(var members) ->
          members.forEach(
              (key, member) -> collect(path.isEmpty() ? key : path + "." + key, member, into));
      case JsonValue.Text(var text) -> into.put(path, text);
      default -> throw new IllegalStateException(path + " is no text");
    }
  }

  private record Ran(int status, String out, String err) {}

  private Ran run(List<String> command) throws Exception {
    var err = folder.resolve("err");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SOPS_AGE_KEY_FILE", key().toString());
    var process = builder.redirectError(err.toFile()).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, Files.readString(err));
  }
}
