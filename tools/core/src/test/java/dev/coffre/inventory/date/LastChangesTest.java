package dev.coffre.inventory.date;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.RandomHistory;
import dev.coffre.inventory.source.Changed;
import dev.coffre.scan.baseline.SecretDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every line of a file is a value here.
final class LastChangesTest {
  private final Path folder;

  LastChangesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({"11, false", "12, true", "13, false"})
  void lastChange_ofRandomHistory_isWhereThePlainWayEnds(long seed, boolean loose)
      throws IOException {
    var sandbox = GitSandbox.init(folder);
    RandomHistory.into(sandbox, seed, 60, loose);
    var plain = new PlainHistory(sandbox);
    int seen = 0;
    try (var repository = sandbox.open()) {
      for (int branch = 59; branch >= 40; branch -= 3) {
        var head = repository.resolve("b" + branch);
        var wanted = new HashMap<Wanted, String>();
        plain
            .files(head.toString())
            .forEach((path, lines) ->
                lines.forEach(line ->
                    wanted.put(wanted(path, line), plain.origin(head.toString(), path, line))));
        wanted.keySet().removeIf(value -> value.path().chars().anyMatch(c -> c > 0x7e || c < ' '));

        var found = LastChanges.of(repository, head, wanted.keySet(), LastChangesTest::lines);

        assertThat(commits(found)).isEqualTo(wanted);
        seen += wanted.size();
      }
    }
    assertThat(seen).isGreaterThan(1000);
  }

  private static Map<Wanted, String> commits(Map<Wanted, Change> found) {
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, entry -> entry.getValue().commit().orElseThrow().toString()));
  }

  @Test
  void lastChange_ofAValueThatCameBack_isItsReturn() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "one\n");
    sandbox.commit("a", "two\n");
    var last = sandbox.commit("a", "one\n");

    assertThat(commits(found(sandbox, "one"))).containsValue(last);
  }

  @Test
  void lastChange_isTheAuthorsDayInUtc() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.write("a", "one\n");
    sandbox.git("add", "a");
    sandbox.git("commit", "-q", "-m", "x", "--date", "2020-01-31T23:30:00-0100");

    assertThat(found(sandbox, "one").values())
        .extracting(Change::when)
        .containsExactly(new Changed.On(LocalDate.of(2020, 2, 1)));
  }

  @Test
  void lastChange_ofWhatNoCommitHas_isNone() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "one\n");

    assertThat(found(sandbox, "edited").values()).containsExactly(Change.UNCOMMITTED);
  }

  @Test
  void lastChange_olderThanAShallowClone_isUnknown(@TempDir Path other) throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "one\n");
    sandbox.commit("a", "one\ntwo\n");
    sandbox.commit("b", "three\n");
    var clone = new GitSandbox(other);
    clone.git("clone", "-q", "--depth", "2", "file://" + folder, ".");

    assertThat(found(clone, "one").values()).containsExactly(Change.UNKNOWN);
  }

  private static Map<Wanted, Change> found(GitSandbox sandbox, String line) throws IOException {
    try (var repository = sandbox.open()) {
      var head = repository.resolve("HEAD");
      return LastChanges.of(repository, head, List.of(wanted("a", line)), LastChangesTest::lines);
    }
  }

  private static Set<DatedValue> lines(String path, byte[] content) {
    return new String(content, ISO_8859_1)
        .lines()
        .map(LastChangesTest::value)
        .collect(Collectors.toSet());
  }

  private static Wanted wanted(String path, String line) {
    return new Wanted(path, value(line));
  }

  private static DatedValue value(String line) {
    var bytes = line.getBytes(ISO_8859_1);
    return new DatedValue("file", "line", SecretDigest.of(bytes, 0, bytes.length));
  }
}
