package dev.coffre.e2e.sops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What our sops writes, sops 3.11 opens, and what 3.11 writes, ours opens. Numbers are floats to
/// 3.11 in JSON, so integers over 2^53, and a negative zero, are left out there.
class OlderSopsTest {
  private static final List<String> NO_INTEGERS =
      List.of("9007199254740993", "-9223372036854775808", "-0.0");
  private final Side ours = Side.ours();
  private final Side older = Side.real(Peers.here().oldSops());
  private final Path temporary;

  OlderSopsTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @ParameterizedTest
  @CsvSource({"yaml, 12, 21", "json, 10, 22", "env, 6, 23", "ini, 5, 24", "bin, 3, 25"})
  void file_encryptedByEither_isOpenedByTheOther(String extension, int count, long firstSeed)
      throws Exception {
    for (long seed = firstSeed * 1000; seed < firstSeed * 1000 + count; seed++) {
      exchange(extension, seed);
    }
  }

  private void exchange(String extension, long seed) throws Exception {
    var random = new Random(seed);
    var plain = PlainFile.generate(extension, random);
    if (extension.equals("json") && NO_INTEGERS.stream().anyMatch(plain.text()::contains)) {
      return;
    }
    var folder = Files.createDirectory(temporary.resolve(extension + seed));
    var setup = Setup.create(folder, plain, random);
    open(setup, ours, older, "seed " + seed + ", ours opened by 3.11: " + setup);
    open(setup, older, ours, "seed " + seed + ", 3.11 opened by ours: " + setup);
  }

  /// A file that its own writer cannot open says nothing of the other.
  private static void open(Setup setup, Side writer, Side reader, String name) throws Exception {
    var written = run(writer, setup, setup.encrypt());
    if (!written.succeeded()) {
      return;
    }
    var line = List.of("decrypt", setup.save("written", written.out()));
    if (run(writer, setup, line).succeeded()) {
      var opened = run(reader, setup, line);
      assertThat(opened.succeeded()).as(name + opened.err()).isTrue();
    }
  }

  private static Ran run(Side side, Setup setup, List<String> line) throws Exception {
    return side.run(setup.folder(), setup.environment(), line);
  }
}
