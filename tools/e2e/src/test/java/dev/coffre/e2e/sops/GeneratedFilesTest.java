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

/// Files of every format, encrypted under every selector, with and without key groups, by our sops
/// and by the real one: the same layout, and each decrypts what the other wrote.
class GeneratedFilesTest {
  private static final List<String> TYPES = List.of("yaml", "json", "dotenv", "ini", "binary");
  private final Side ours = Side.ours();
  private final Side real = Side.real(Peers.here().sops());
  private final Path temporary;

  GeneratedFilesTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @ParameterizedTest
  @CsvSource({"yaml, 40, 1", "json, 25, 2", "env, 15, 3", "ini, 10, 4", "bin, 6, 5"})
  void file_encryptedByEither_isTheSameToBoth(String extension, int count, long firstSeed)
      throws Exception {
    for (long seed = firstSeed * 1000; seed < firstSeed * 1000 + count; seed++) {
      compare(extension, seed);
    }
  }

  private void compare(String extension, long seed) throws Exception {
    var random = new Random(seed);
    var folder = Files.createDirectory(temporary.resolve(extension + seed));
    var setup = Setup.create(folder, PlainFile.generate(extension, random), random);
    var name = "seed " + seed + ": " + setup;
    var byOurs = run(ours, setup, setup.encrypt());
    var byReal = run(real, setup, setup.encrypt());
    assertThat(byOurs.succeeded())
        .as(name + byOurs.err() + byReal.err())
        .isEqualTo(byReal.succeeded());
    if (!byReal.succeeded()) {
      return;
    }
    assertThat(Layout.of(byOurs.text())).as(name).isEqualTo(Layout.of(byReal.text()));
    decryptEither(setup, name, byOurs, byReal);
    convert(setup, name, byReal, TYPES.get(random.nextInt(TYPES.size())));
  }

  private void decryptEither(Setup setup, String name, Ran byOurs, Ran byReal) throws Exception {
    var expected = run(real, setup, List.of("decrypt", setup.save("real", byReal.out())));
    if (!expected.succeeded()) {
      // what sops writes for an unencrypted -0.0 is an integer when read again
      var refused = run(ours, setup, List.of("decrypt", "real." + setup.plain().extension()));
      assertThat(refused.status()).as(name + refused.err()).isEqualTo(expected.status());
      return;
    }
    for (var line :
        List.of(
            List.of("decrypt", "real." + setup.plain().extension()),
            List.of("decrypt", setup.save("ours", byOurs.out())))) {
      var decrypted = run(ours, setup, line);
      assertThat(Layout.of(decrypted.text()))
          .as(name + line + decrypted.err())
          .isEqualTo(Layout.of(expected.text()));
    }
    var crossed = run(real, setup, List.of("decrypt", "ours." + setup.plain().extension()));
    assertThat(crossed.text()).as(name + crossed.err()).isEqualTo(expected.text());
  }

  private void convert(Setup setup, String name, Ran byReal, String type) throws Exception {
    var line = List.of("decrypt", "--output-type", type, setup.save("real", byReal.out()));
    var expected = run(real, setup, line);
    var actual = run(ours, setup, line);
    assertThat(actual.status())
        .as(name + line + actual.err() + expected.err())
        .isEqualTo(expected.status());
    assertThat(Layout.of(actual.text())).as(name + line).isEqualTo(Layout.of(expected.text()));
  }

  private static Ran run(Side side, Setup setup, List<String> line) throws Exception {
    return side.run(setup.folder(), setup.environment(), line);
  }
}
