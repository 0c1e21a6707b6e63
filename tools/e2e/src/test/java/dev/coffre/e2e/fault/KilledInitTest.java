package dev.coffre.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `coffre init` writes four files, the rules last: whichever of them is the last before it is
/// killed, the next run makes the repository ready, with the same identity.
class KilledInitTest {
  private final Workplace place;

  KilledInitTest(@TempDir Path folder) throws Exception {
    place = Workplace.in(folder.toRealPath());
  }

  @ParameterizedTest
  @CsvSource({
    "WRITTEN, 1", "WRITTEN, 2", "WRITTEN, 3", "WRITTEN, 4",
    "RENAMED, 1", "RENAMED, 2", "RENAMED, 3", "RENAMED, 4",
    "CREATED, 1", "SYNCED, 4", "FOLDER_SYNCED, 1", "FOLDER_SYNCED, 4",
  })
  void init_killedAfterAStep_isDoneByTheNext(String step, String time) throws Exception {
    String halt = "-Dcoffre.test.haltAfter=" + step + ":" + time;
    place.run(Workplace.ours(List.of(halt), List.of("coffre", "init")), "").endedWith(137);
    Path identity = place.root().resolve("home/.config/sops/age/keys.txt");
    String present = Files.exists(identity) ? Files.readString(identity) : "";
    boolean ready = Files.exists(place.file(".sops.yaml"));

    place.run("coffre", "init").endedWith(ready ? 1 : 0);

    assertThat(Files.readString(identity)).startsWith(present);
    assertThat(place.leftovers()).isEmpty();
    assertThat(Files.readString(place.file(".gitignore"))).containsOnlyOnce("coffre-");
    assertThat(Files.readString(place.file(".gitattributes")))
        .containsOnlyOnce("*.sops.* -text")
        .containsOnlyOnce("*.sops.* diff=coffre merge=coffre");
    place.write("a.sops.yaml", "a: canary\n");
    place.run("coffre", "encrypt", "-i", "a.sops.yaml").succeeded();
    assertThat(place.runPeer("real-sops", "decrypt", "a.sops.yaml").succeeded().text())
        .isEqualTo("a: canary\n");
  }
}
