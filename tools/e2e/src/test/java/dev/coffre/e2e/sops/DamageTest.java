package dev.coffre.e2e.sops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Randomly damaged files, judged by comparing the two: ours refuses whatever the real sops
/// refuses, and where both accept they give the same. What neither can detect is listed in
/// docs/threat-model.md.
class DamageTest {
  /// What ours refuses and sops does not: see docs/reference/sops-differences.md.
  private static final Pattern STRICTER =
      Pattern.compile(
          "not canonical base64|not of the form ENC|behind the end of the JSON object"
              + "|sops metadata not found|stands above in the same mapping");

  private final Side ours = Side.ours();
  private final Side real = Side.real(Peers.here().sops());
  private final Path temporary;

  DamageTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @ParameterizedTest
  @CsvSource({"yaml, 12, 11", "json, 8, 12", "env, 6, 13", "ini, 6, 14", "bin, 4, 15"})
  void damage_refusedByTheRealSops_isRefusedByOurs(String extension, int count, long firstSeed)
      throws Exception {
    for (long seed = firstSeed * 1000; seed < firstSeed * 1000 + count; seed++) {
      damage(extension, seed);
    }
  }

  private void damage(String extension, long seed) throws Exception {
    var random = new Random(seed);
    var folder = Files.createDirectory(temporary.resolve(extension + seed));
    var setup = Setup.create(folder, PlainFile.generate(extension, random), random);
    var encrypted = run(real, setup, setup.encrypt());
    if (!encrypted.succeeded()) {
      return;
    }
    for (var damage : Damage.values()) {
      var file = setup.save(damage.name(), damage.to(encrypted.out(), random));
      var byReal = run(real, setup, List.of("decrypt", file));
      var byOurs = run(ours, setup, List.of("decrypt", file));
      var said =
          "seed %d, %s: %s%nreal: %s%nours: %s"
              .formatted(seed, damage, setup, byReal.err(), byOurs.err());
      judge(byReal, byOurs, said);
    }
  }

  private static void judge(Ran byReal, Ran byOurs, String said) {
    if (!byOurs.succeeded()) {
      assertThat(byOurs.out()).as(said).isEmpty();
    }
    if (!byReal.succeeded()) {
      assertThat(byOurs.succeeded()).as(said).isFalse();
    } else if (!byOurs.succeeded()) {
      assertThat(byOurs.err()).as(said).containsPattern(STRICTER);
    } else if (!byOurs.err().contains("possibly unencrypted comment")) {
      assertThat(Layout.of(byOurs.text())).as(said).isEqualTo(Layout.of(byReal.text()));
    }
  }

  private static Ran run(Side side, Setup setup, List<String> line) throws Exception {
    return side.run(setup.folder(), setup.environment(), line);
  }
}
