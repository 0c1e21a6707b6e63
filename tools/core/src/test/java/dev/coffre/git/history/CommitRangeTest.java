package dev.coffre.git.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.RandomHistory;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitRangeTest {
  private final Path folder;

  CommitRangeTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32})
  void range_ofRandomHistory_hasGitsCommitsAndMergeBases(long seed) throws IOException {
    var sandbox = GitSandbox.init(folder);
    RandomHistory.into(sandbox, seed, 50, false);
    var random = new Random(seed);
    try (var repository = sandbox.open()) {
      for (int i = 0; i < 25; i++) {
        var from = "b" + random.nextInt(50);
        var to = "b" + random.nextInt(50);
        var range = CommitRange.parse(repository, from + ".." + to);
        assertThat(hex(range.commits()))
            .containsExactlyInAnyOrderElementsOf(sandbox.lines("rev-list", to, "^" + from));
        assertThat(hex(range.mergeBases()))
            .containsExactlyInAnyOrderElementsOf(bases(sandbox, from, to));
        assertThat(CommitRange.parse(repository, from + "..." + to)).isEqualTo(range);
        assertParentsFirst(sandbox, range);
      }
    }
  }

  private static List<String> hex(List<ObjectId> ids) {
    return ids.stream().map(ObjectId::toString).toList();
  }

  private static List<String> bases(GitSandbox sandbox, String from, String to) {
    return sandbox
        .git("-c", "alias.b=!git merge-base --all " + from + " " + to + " || true", "b")
        .lines()
        .toList();
  }

  private static void assertParentsFirst(GitSandbox sandbox, CommitRange range) {
    var done = new HashSet<String>();
    for (var commit : hex(range.commits())) {
      done.add(commit);
      var parents = sandbox.git("rev-parse", commit + "^@").lines().toList();
      assertThat(parents)
          .filteredOn(parent -> hex(range.commits()).contains(parent))
          .allMatch(done::contains);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {33, 34})
  void blobs_ofRandomRange_areWhatGitsCombinedDiffShows(long seed) throws IOException {
    var sandbox = GitSandbox.init(folder);
    RandomHistory.into(sandbox, seed, 40, false);
    try (var repository = sandbox.open()) {
      for (int commit = 1; commit < 40; commit++) {
        var id = repository.resolve("b" + commit);
        var range = new CommitRange(List.of(id), List.of());
        assertThat(range.blobs(repository).stream().map(blob -> blob.blob().toString()))
            .as("commit %s", id)
            .containsExactlyInAnyOrderElementsOf(combined(sandbox, id.toString()));
      }
    }
  }

  /// Blobs at paths where every parent has another one.
  private static List<String> combined(GitSandbox sandbox, String commit) {
    var raw =
        sandbox.git(
            "diff-tree",
            "--root",
            "-r",
            "-c",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--no-commit-id",
            commit);
    return Arrays.stream(raw.split("\0", -1))
        .filter(field -> field.startsWith(":"))
        .filter(CommitRangeTest::changesBlob)
        .map(field -> field.split(" ", -1)[ids(field).size() * 2 - 1])
        .toList();
  }

  private static List<String> ids(String field) {
    return Arrays.stream(field.split(" ", -1)).filter(word -> word.length() == 40).toList();
  }

  private static boolean changesBlob(String field) {
    var ids = ids(field);
    var now = ids.getLast();
    return !now.matches("0+") && !ids.subList(0, ids.size() - 1).contains(now);
  }

  @Test
  void blobs_changedFile_haveWhatStoodThereBefore() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("d/a", "1\n");
    sandbox.commit("d/a", "2\n");
    try (var repository = sandbox.open()) {
      var introduced = CommitRange.parse(repository, "HEAD~1..").blobs(repository);
      assertThat(introduced).hasSize(1);
      assertThat(introduced.getFirst().path()).hasToString("d/a");
      assertThat(hex(introduced.getFirst().before()))
          .containsExactly(sandbox.git("rev-parse", "HEAD~1:d/a").strip());
    }
  }

  @Test
  void range_ofShallowClone_isRefusedWhereItsStartIsCutOff(@TempDir Path shallow)
      throws IOException {
    var sandbox = GitSandbox.init(folder);
    for (int i = 0; i < 5; i++) {
      sandbox.commit("a", i + "\n");
    }
    sandbox.git("branch", "old", "HEAD~4");
    sandbox.git(
        "clone", "-q", "--depth=2", "--no-single-branch", "file://" + folder, shallow.toString());
    var clone = new GitSandbox(shallow);
    try (var repository = clone.open()) {
      assertThat(CommitRange.parse(repository, "HEAD~1..HEAD").commits()).hasSize(1);
      assertThatThrownBy(() -> CommitRange.parse(repository, "origin/old..HEAD"))
          .isInstanceOf(GitException.ShallowHistory.class)
          .hasMessageContaining("--unshallow");
      assertThatThrownBy(() -> repository.resolve("HEAD~2"))
          .isInstanceOf(GitException.ShallowHistory.class);
      assertThat(History.of(repository, Tips.REFERENCES_AND_STASH, 2).commits()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          main,             a range is written as
          nowhere..main,    no branch
          main..nowhere,    no branch
          main..main~9,     has 0 parents
          main..HEAD:a,     no branch
          0000000000000000000000000000000000000000..main, all zeros
          1234567890123456789012345678901234567890..main, is not in this repository
          """)
  void parse_badRange_isRefused(String range, String why) throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    try (var repository = sandbox.open()) {
      assertThatThrownBy(() -> CommitRange.parse(repository, range))
          .isInstanceOf(GitException.UnknownRevision.class)
          .hasMessageContaining(why);
    }
  }
}
