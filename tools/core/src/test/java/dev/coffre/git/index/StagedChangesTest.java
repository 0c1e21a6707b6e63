package dev.coffre.git.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The index and what is staged in it, compared with what git says of both.
final class StagedChangesTest {
  private static final String BODY = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

  private final Path folder;

  StagedChangesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3", "4"})
  void staged_everyKindOfChange_isWhatGitSays(String version) throws IOException {
    var sandbox = manyChanges("sha1");
    sandbox.git("update-index", "--index-version", version);
    assertSame(sandbox);
  }

  @Test
  void staged_sha256_isWhatGitSays() throws IOException {
    assertSame(manyChanges("sha256"));
  }

  @Test
  void staged_splitIndex_isWhatGitSays() throws IOException {
    var sandbox = manyChanges("sha1");
    sandbox.git("-c", "splitIndex.maxPercentChange=100", "update-index", "--split-index");
    sandbox.write("later", "after the split\n");
    sandbox.write("kept", "changed after the split\n");
    sandbox.git("-c", "splitIndex.maxPercentChange=100", "add", "later", "kept");
    sandbox.git("-c", "splitIndex.maxPercentChange=100", "rm", "-q", "--cached", "renamed much");
    assertThat(Files.readString(folder.resolve(".git/index"), ISO_8859_1)).contains("link");
    assertSame(sandbox);
  }

  @Test
  void staged_sparseIndex_isWhatGitSays() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.write("in/a", "a\n");
    sandbox.write("out/b", "b\n");
    sandbox.write("out/deep/c", "c\n");
    sandbox.git("add", ".");
    sandbox.git("commit", "-q", "-m", "all");
    sandbox.git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
    sandbox.write("in/a", "changed\n");
    sandbox.git("add", "in/a");
    assertThat(Files.readString(folder.resolve(".git/index"), ISO_8859_1)).contains("sdir");
    assertSame(sandbox);
  }

  /// Git notes the trees of the folders where nothing was staged since it wrote them.
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void staged_randomChangesInFolders_isWhatGitSays(int version) throws IOException {
    var random = new Random(version);
    var sandbox = GitSandbox.init(folder);
    for (int i = 0; i < 60; i++) {
      sandbox.write(path(random), BODY + i);
    }
    sandbox.git("add", ".");
    sandbox.git("update-index", "--index-version", String.valueOf(version));
    for (int round = 0; round < 12; round++) {
      sandbox.git("commit", "-q", "-m", "round " + round);
      for (int change = 0; change <= random.nextInt(4); change++) {
        var path = path(random);
        if (random.nextBoolean()) {
          sandbox.git("rm", "-q", "-r", "--cached", "--ignore-unmatch", path);
        }
        sandbox.write(path, BODY + round + change + random.nextInt());
        sandbox.git("add", path);
      }
      assertSame(sandbox);
    }
  }

  @Test
  void staged_nothing_readsNoTree() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "a\n");
    sandbox.commit("d/b", "b\n");
    try (var repository = sandbox.open()) {
      var index = Index.read(repository);
      var tree = sandbox.git("rev-parse", "HEAD^{tree}").strip();
      var id = ObjectId.parse(tree, repository.format()).orElseThrow();

      assertThat(index.trees().has(GitPath.of(""), id)).isTrue();
      assertThat(index.outside(List.of(GitPath.of("")))).isEmpty();
      assertThat(StagedChanges.of(repository, index)).isEmpty();
    }
  }

  /// A folder is below others by some digits of its name: the order is that of `d/`, not of `d`.
  private static String path(Random random) {
    var path = new StringBuilder();
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      path.append(List.of("d", "d-", "d0", "e").get(random.nextInt(4))).append('/');
    }
    return path.append('f').append(random.nextInt(4)).toString();
  }

  @Test
  void staged_noCommitYet_isAllAdded() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.write("a", "a\n");
    sandbox.git("add", "a");
    try (var repository = sandbox.open()) {
      assertThat(StagedChanges.of(repository))
          .extracting(StagedChange::kind)
          .containsExactly(StagedChange.Kind.ADDED);
    }
  }

  @Test
  void staged_noIndex_isNothing() throws IOException {
    try (var repository = GitSandbox.init(folder).open()) {
      assertThat(StagedChanges.of(repository)).isEmpty();
    }
  }

  @Test
  void staged_conflict_isUnmerged() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "base\n");
    sandbox.git("checkout", "-q", "-b", "other");
    sandbox.commit("a", "theirs\n");
    sandbox.git("checkout", "-q", "main");
    sandbox.commit("a", "ours\n");
    sandbox.git("-c", "alias.try=!git merge other || true", "try");
    try (var repository = sandbox.open()) {
      assertThat(StagedChanges.of(repository))
          .extracting(StagedChange::kind)
          .containsExactly(StagedChange.Kind.UNMERGED);
      assertThat(Index.read(repository).entries())
          .extracting(IndexEntry::stage)
          .containsExactly(1, 2, 3);
    }
  }

  @Test
  void staged_otherIndexFile_isThatOne() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "a\n");
    Files.copy(folder.resolve(".git/index"), folder.resolve(".git/other"));
    sandbox.write("b", "b\n");
    sandbox.git("add", "b");
    var surroundings = Surroundings.from(Map.of("GIT_INDEX_FILE", ".git/other"), folder);
    try (var repository = Repository.open(folder, surroundings)) {
      assertThat(StagedChanges.of(repository)).isEmpty();
    }
  }

  @Test
  void staged_damagedIndex_isRefused() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "a\n");
    var index = folder.resolve(".git/index");
    var bytes = Files.readAllBytes(index);
    for (int cut = 0; cut < bytes.length; cut += 7) {
      Files.write(index, Arrays.copyOf(bytes, cut));
      assertRefused(sandbox);
    }
    bytes[70] ^= 1;
    Files.write(index, bytes);
    assertRefused(sandbox);
  }

  private static void assertRefused(GitSandbox sandbox) throws IOException {
    try (var repository = sandbox.open()) {
      assertThatThrownBy(() -> StagedChanges.of(repository))
          .isInstanceOf(GitException.Corrupt.class);
    }
  }

  private GitSandbox manyChanges(String format) {
    var sandbox = GitSandbox.init(folder, "--object-format=" + format);
    for (var name : List.of("kept", "changed", "mode", "gone", "from", "much", "linked", "d/x")) {
      sandbox.write(name, name + "\n" + BODY);
    }
    sandbox.git("add", ".");
    var odd = sandbox.gitWith("odd", "hash-object", "-w", "--stdin").strip();
    sandbox.gitWith("100644 " + odd + "\tn\u00ffme\n", "update-index", "--add", "--index-info");
    sandbox.git("commit", "-q", "-m", "before");
    sandbox.write("changed", "changed now\n");
    sandbox.write("new", "new\n");
    sandbox.write("d.y", "sorted before d/x\n");
    sandbox.write("tab\there \"quoted\"", "odd\n");
    sandbox.write("announced", "only announced\n");
    sandbox.git("mv", "from", "to");
    sandbox.git("mv", "much", "renamed much");
    sandbox.write("renamed much", "much\n" + BODY + "nine\n");
    sandbox.git("rm", "-q", "gone");
    sandbox.git("add", "changed", "new", "d.y", "tab\there \"quoted\"", "renamed much");
    sandbox.git("add", "-N", "announced");
    sandbox.git("update-index", "--chmod=+x", "mode");
    var target = sandbox.gitWith("kept", "hash-object", "-w", "--stdin").strip();
    sandbox.git("update-index", "--cacheinfo", "120000," + target + ",linked");
    var head = sandbox.git("rev-parse", "HEAD").strip();
    sandbox.git("update-index", "--add", "--cacheinfo", "160000," + head + ",module");
    return sandbox;
  }

  private static void assertSame(GitSandbox sandbox) throws IOException {
    try (var repository = sandbox.open()) {
      var files = Index.read(repository).entries().stream().map(StagedChangesTest::stageLine);
      assertThat(String.join("", files.toList()))
          .isEqualTo(sandbox.git("ls-files", "--stage", "-z"));
      var raw = sandbox.git("diff", "--cached", "--raw", "-z", "--no-abbrev", "-M");
      var changes = StagedChanges.of(repository).stream().map(StagedChangesTest::rawLine).toList();
      assertThat(changes).isNotEmpty();
      assertThat(String.join("", changes)).isEqualTo(raw);
    }
  }

  private static String stageLine(IndexEntry entry) {
    return "%06o %s %d\t%s\0"
        .formatted(entry.mode().bits(), entry.id(), entry.stage(), raw(entry.path()));
  }

  private static String raw(GitPath path) {
    return new String(path.toBytes(), ISO_8859_1);
  }

  private static String rawLine(StagedChange change) {
    return ":%s %s %s %s %s\0%s\0"
        .formatted(
            mode(change.before()),
            mode(change.after()),
            id(change.before(), change.after()),
            id(change.after(), change.before()),
            letter(change),
            change.kind() == StagedChange.Kind.RENAMED
                ? raw(change.before().orElseThrow().path()) + "\0" + raw(change.path())
                : raw(change.path()));
  }

  private static String mode(Optional<Side> side) {
    return "%06o".formatted(side.map(there -> there.mode().bits()).orElse(0));
  }

  private static String id(Optional<Side> side, Optional<Side> other) {
    return side.map(there -> there.id().toString())
        .orElseGet(() -> "0".repeat(other.orElseThrow().id().toString().length()));
  }

  private static String letter(StagedChange change) {
    return switch (change.kind()) {
      case ADDED -> "A";
      case MODIFIED, MODE_CHANGED -> "M";
      case TYPE_CHANGED -> "T";
      case RENAMED -> "R%03d".formatted(change.similarity());
      case DELETED -> "D";
      case UNMERGED -> "U";
    };
  }
}
