package dev.coffre.git.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.RandomHistory;
import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random histories in every manner of storage, read as git reads them.
final class HistoryTest {
  private static final Effort SMALL = new Effort(2, 20_000, 1 << 20);

  private final Path folder;

  HistoryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, sha1,   loose
          2, sha1,   packed
          3, sha1,   deep
          4, sha1,   mixed
          5, sha256, loose
          6, sha256, deep
          7, sha1,   references
          8, sha1,   mixed
          """)
  void visit_randomHistory_showsEachBlobOnceWithTheContentGitHas(
      long seed, String format, String storage) throws IOException {
    var sandbox = stored(seed, format, storage);
    try (var repository = sandbox.open()) {
      var seen = visit(repository, Scope.REACHABLE, SMALL);
      assertThat(seen.keySet()).isEqualTo(blobs(sandbox));
      seen.forEach(
          (id, content) -> assertThat(content).isEqualTo(sandbox.git("cat-file", "blob", id)));
    }
  }

  private GitSandbox stored(long seed, String format, String storage) {
    var sandbox = GitSandbox.init(folder, "--object-format=" + format);
    RandomHistory.into(sandbox, seed, 60, storage.equals("loose"));
    switch (storage) {
      case "loose", "packed" -> {}
      case "deep" -> sandbox.git("repack", "-q", "-adf", "--depth=200", "--window=60");
      case "references" -> {
        sandbox.git("-c", "repack.usedeltabaseoffset=false", "repack", "-q", "-adf");
        sandbox.git("pack-refs", "--all");
      }
      case "mixed" -> {
        RandomHistory.into(sandbox, seed + 100, 30, false);
        RandomHistory.into(sandbox, seed + 200, 20, true);
        sandbox.git("pack-refs", "--all");
        sandbox.git("tag", "-f", "newer", "HEAD");
      }
      default -> throw new IllegalArgumentException(storage);
    }
    return sandbox;
  }

  private static Set<String> blobs(GitSandbox sandbox) {
    var objects = sandbox.git("rev-list", "--objects", "--all", "--no-object-names");
    return ofKind(sandbox.gitWith(objects, "cat-file", "--batch-check"));
  }

  private static Set<String> ofKind(String checked) {
    var blobs = new HashSet<String>();
    for (var line : checked.lines().toList()) {
      var words = line.split(" ", -1);
      if (words[1].equals("blob")) {
        blobs.add(words[0]);
      }
    }
    return blobs;
  }

  private static Map<String, String> visit(Repository repository, Scope scope, Effort effort)
      throws IOException {
    var seen = new ConcurrentHashMap<String, String>();
    var history = History.of(repository, new Tips(true, false), 2);
    var visited = history.visit(scope, effort, () -> new CheckedVisitor(seen));
    assertThat(visited.blobs()).isEqualTo(seen.size());
    assertThat(visited.absent()).isEmpty();
    return seen;
  }

  @Test
  void visit_nothingMayBeKept_makesEachBlobAgainFromItsRoot() throws IOException {
    var sandbox = stored(11, "sha1", "deep");
    try (var repository = sandbox.open()) {
      var frugal = visit(repository, Scope.REACHABLE, new Effort(1, 0, 1 << 20));
      var generous = visit(repository, Scope.REACHABLE, new Effort(3, 1 << 26, 1 << 20));
      assertThat(frugal).isEqualTo(generous);
    }
  }

  @Test
  void visit_everything_alsoShowsWhatNothingLeadsTo() throws IOException {
    var sandbox = stored(12, "sha1", "mixed");
    sandbox.git("update-ref", "-d", "refs/heads/b7");
    var stray = sandbox.gitWith("nobody's", "hash-object", "-w", "--stdin").strip();
    try (var repository = sandbox.open()) {
      var all =
          ofKind(sandbox.git("cat-file", "--batch-all-objects", "--unordered", "--batch-check"));
      assertThat(visit(repository, Scope.EVERYTHING, SMALL).keySet())
          .isEqualTo(all)
          .contains(stray);
      assertThat(visit(repository, Scope.REACHABLE, SMALL).keySet()).doesNotContain(stray);
    }
  }

  @ParameterizedTest
  @CsvSource({"21, sha1, packed", "22, sha1, mixed", "23, sha256, deep"})
  void origins_everyBlob_areAllItsPathsWithCommitsWhoseAncestorsDoNotHaveItThere(
      long seed, String format, String storage) throws IOException {
    var sandbox = stored(seed, format, storage);
    var paths = pathsByCommit(sandbox);
    try (var repository = sandbox.open()) {
      var history = History.of(repository, Tips.REFERENCES_AND_STASH, 2);
      var ids = blobs(sandbox).stream().map(id -> id(repository, id)).toList();
      var origins = history.origins(ids);
      assertThat(ids).filteredOn(id -> !origins.containsKey(id)).hasSizeLessThan(2);
      origins.forEach((blob, all) -> {
        for (var origin : all) {
          assertThat(origin.paths()).isNotEmpty();
          assertBrings(sandbox, origin, blob.toString(), paths);
        }
        assertThat(all.stream().flatMap(origin -> texts(origin.paths())))
            .containsExactlyInAnyOrderElementsOf(everyPath(paths, blob.toString()));
        assertThat(all).isSortedAccordingTo(Comparator.comparingInt(Origin::position));
      });
    }
  }

  /// The commit has the blob at the paths, and no commit before it has.
  private static void assertBrings(
      GitSandbox sandbox,
      Origin origin,
      String blob,
      Map<String, Map<String, List<String>>> pathsByCommit) {
    var there = pathsByCommit.getOrDefault(origin.commit().toString(), Map.of());
    assertThat(texts(origin.paths())).isSubsetOf(there.getOrDefault(blob, List.of()));
    for (var ancestor : ancestors(sandbox, origin.commit())) {
      var before = pathsByCommit.getOrDefault(ancestor, Map.of()).getOrDefault(blob, List.of());
      assertThat(texts(origin.paths())).noneMatch(before::contains);
    }
  }

  private static Stream<String> texts(List<GitPath> paths) {
    return paths.stream().map(GitPath::toBytes).map(b -> new String(b, ISO_8859_1));
  }

  private static Set<String> everyPath(
      Map<String, Map<String, List<String>>> pathsByCommit, String blob) {
    var every = new HashSet<String>();
    pathsByCommit.values().forEach(paths -> every.addAll(paths.getOrDefault(blob, List.of())));
    return every;
  }

  private static List<String> ancestors(GitSandbox sandbox, ObjectId commit) {
    return sandbox.lines("rev-list", commit.toString()).stream()
        .filter(id -> !id.equals(commit.toString()))
        .toList();
  }

  private static ObjectId id(Repository repository, String hex) {
    return ObjectId.parse(hex, repository.format()).orElseThrow();
  }

  private static Map<String, Map<String, List<String>>> pathsByCommit(GitSandbox sandbox) {
    var byCommit = new HashMap<String, Map<String, List<String>>>();
    for (var commit : sandbox.lines("rev-list", "--all")) {
      var paths = new TreeMap<String, List<String>>();
      for (var line : sandbox.git("ls-tree", "-r", "-z", commit).split("\0", -1)) {
        if (!line.isEmpty()) {
          var id = line.split("[ \t]", -1)[2];
          var path = line.substring(line.indexOf('\t') + 1);
          paths.merge(id, List.of(path), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
      }
      byCommit.put(commit, paths);
    }
    return byCommit;
  }

  @Test
  void origin_ofACommit_hasItsAuthorTimeAndSubject() throws IOException {
    var sandbox = GitSandbox.init(folder);
    var commit = sandbox.commit("new.txt", "content\n");
    try (var repository = sandbox.open()) {
      var blob = id(repository, sandbox.git("rev-parse", "HEAD:new.txt").strip());
      var origins = History.of(repository, Tips.REFERENCES_AND_STASH, 2).origins(List.of(blob));
      assertThat(origins).containsOnlyKeys(blob);
      var origin = origins.values().iterator().next().getFirst();
      assertThat(origin.commit()).hasToString(commit);
      assertThat(origin.author().name()).isEqualTo("An Author");
      assertThat(origin.author().email()).isEqualTo("author@example.org");
      assertThat(origin.author().epochSecond()).isEqualTo(1_700_000_000);
      assertThat(origin.subject()).isEqualTo("change new.txt");
      assertThat(origin.paths()).containsExactly(GitPath.of("new.txt"));
    }
  }

  @Test
  void reaches_olderStashEntry_isByTipsChoice() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    sandbox.write("a", "first stash\n");
    sandbox.git("stash", "-q");
    sandbox.write("a", "second stash\n");
    sandbox.git("stash", "-q");
    try (var repository = sandbox.open()) {
      var older = id(repository, sandbox.git("rev-parse", "stash@{1}:a").strip());
      var newer = id(repository, sandbox.git("rev-parse", "stash:a").strip());
      assertThat(History.of(repository, new Tips(true, false), 2).reaches(older)).isTrue();
      assertThat(History.of(repository, new Tips(false, false), 2).reaches(older)).isFalse();
      assertThat(History.of(repository, new Tips(false, false), 2).reaches(newer)).isTrue();
    }
  }

  @Test
  void reaches_amendedCommit_onlyByReflogs() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "with a secret\n");
    var blob = sandbox.git("rev-parse", "HEAD:a").strip();
    sandbox.write("a", "without\n");
    sandbox.git("commit", "-q", "-a", "--amend", "-m", "amended");
    try (var repository = sandbox.open()) {
      var id = id(repository, blob);
      assertThat(History.of(repository, new Tips(true, false), 2).reaches(id)).isFalse();
      assertThat(History.of(repository, new Tips(true, true), 2).reaches(id)).isTrue();
    }
  }

  @Test
  void visit_blobLargerThanAsked_isTold() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("large", "x".repeat(5000));
    sandbox.commit("small", "y");
    sandbox.git("gc", "-q");
    try (var repository = sandbox.open()) {
      var seen = new ConcurrentHashMap<String, String>();
      var history = History.of(repository, Tips.REFERENCES_AND_STASH, 2);
      history.visit(Scope.REACHABLE, new Effort(1, 1000, 4999), () -> new CheckedVisitor(seen));
      assertThat(seen.values()).containsExactlyInAnyOrder("too large", "y");
    }
  }

  @Test
  void visit_packThatIsCutWhileItIsRead_isDamage() throws IOException {
    var sandbox = GitSandbox.init(folder);
    var noise = new byte[1 << 20];
    new Random(5).nextBytes(noise);
    sandbox.commit("noise", new String(noise, ISO_8859_1));
    sandbox.git("gc", "-q");
    try (var repository = sandbox.open();
        var packs = Files.newDirectoryStream(folder.resolve(".git/objects/pack"), "*.pack")) {
      var history = History.of(repository, Tips.REFERENCES_AND_STASH, 1);
      for (var pack : packs) {
        assertThat(pack.toFile().setWritable(true)).isTrue();
        Files.write(pack, Arrays.copyOf(Files.readAllBytes(pack), 1 << 13));
      }
      assertThatThrownBy(() -> visit(history))
          .isInstanceOf(GitException.Corrupt.class)
          .hasMessageContaining("became shorter while it was read");
    }
  }

  private static Visited visit(History history) throws GitException {
    return history.visit(
        Scope.REACHABLE, SMALL, () -> new CheckedVisitor(new ConcurrentHashMap<>()));
  }
}
