package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real `kill -9` at a random moment of a run over 300 files.
class KilledTreeTest {
  private static final List<String> FILES =
      IntStream.range(100, 400).mapToObj(i -> "tree/" + i % 7 + "/" + i + ".yaml").toList();
  private static final int ROUNDS = 3;

  private final Path temporary;

  KilledTreeTest(@TempDir Path folder) throws Exception {
    temporary = folder.toRealPath();
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypt", "decrypt"})
  void tree_killedAtARandomMoment_losesNothingAndIsDoneByTheNextRun(String command)
      throws Exception {
    Workplace prepared = prepare(command.equals("decrypt"));
    long whole = time(prepared.copyTo(temporary.resolve("timed")), command);
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Workplace place = prepared.copyTo(temporary.resolve("round" + round));
      long moment = (long) (whole * (0.3 + 0.7 * random.nextDouble()));
      kill(place, command, moment);
      requireNothingLost(place, "seed " + seed + ", round " + round);
    }
  }

  private Workplace prepare(boolean encrypted) throws Exception {
    var place = Workplace.in(Files.createDirectory(temporary.resolve("prepared")));
    place.run("coffre", "init").succeeded();
    String recipient = place.run("age-keygen", "-y", identity(place)).succeeded().text().strip();
    // A rule that leftovers match as well.
    place.write(".sops.yaml", "creation_rules: [{path_regex: tree/, age: " + recipient + "}]\n");
    for (String file : FILES) {
      place.write(file, "name: " + file + "\npassword: canary\n");
    }
    if (encrypted) {
      place.run("coffre", "encrypt", "tree").succeeded();
    }
    return place;
  }

  private static String identity(Workplace place) {
    return place.root().resolve("home/.config/sops/age/keys.txt").toString();
  }

  private static long time(Workplace place, String command) throws Exception {
    long start = System.nanoTime();
    place.run("coffre", command, "-i", "tree").succeeded();
    return System.nanoTime() - start;
  }

  private static void kill(Workplace place, String command, long nanoseconds) throws Exception {
    var words = Workplace.ours(List.of(), List.of("coffre", command, "-i", "tree"));
    Process process = place.start(words, "", Files.createDirectory(place.root().resolve("killed")));
    if (!process.waitFor(nanoseconds, TimeUnit.NANOSECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /// Both ways once more: what was old is new then, and everything comes back.
  private static void requireNothingLost(Workplace place, String round) throws Exception {
    place.run("coffre", "encrypt", "tree").succeeded();
    assertThat(place.leftovers()).as(round).isEmpty();
    for (String file : FILES) {
      assertThat(Files.readString(place.file(file))).as(round).contains("ENC[", "sops:");
    }
    place.run("coffre", "decrypt", "-i", "tree").succeeded();
    assertThat(place.leftovers()).as(round).isEmpty();
    for (String file : FILES) {
      String text = "name: " + file + "\npassword: canary\n";
      assertThat(place.file(file)).as(round).hasContent(text);
    }
  }
}
