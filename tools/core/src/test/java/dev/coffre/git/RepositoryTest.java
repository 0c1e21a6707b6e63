package dev.coffre.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.history.History;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryTest {
  private final Path folder;
  private final Path other;

  RepositoryTest(@TempDir Path folder, @TempDir Path other) throws IOException {
    this.folder = folder.toRealPath();
    this.other = other.toRealPath();
  }

  @Test
  void open_fromFolderBelow_findsTheRepository() throws IOException {
    GitSandbox.init(folder).commit("sub/deep/a", "1\n");
    try (var repository = Repository.open(folder.resolve("sub/deep"), Surroundings.none())) {
      assertThat(repository.layout().workTree()).contains(folder);
      assertThat(repository.layout().gitDir()).isEqualTo(folder.resolve(".git"));
    }
  }

  @Test
  void open_belowCeiling_findsNone() throws IOException {
    GitSandbox.init(folder).commit("sub/deep/a", "1\n");
    var surroundings =
        Surroundings.from(
            Map.of("GIT_CEILING_DIRECTORIES", folder.resolve("sub").toString()), folder);
    assertThatThrownBy(() -> Repository.open(folder.resolve("sub/deep"), surroundings))
        .isInstanceOf(GitException.NotARepository.class);
  }

  @Test
  void open_bareRepository_hasNoWorkTree() throws IOException {
    GitSandbox.init(folder, "--bare");
    try (var repository = Repository.open(folder, Surroundings.none())) {
      assertThat(repository.layout().workTree()).isEmpty();
      assertThat(repository.refs().head()).isEqualTo(new Head.Unborn("refs/heads/main"));
    }
  }

  @Test
  void open_linkedWorkTree_hasItsOwnHeadAndTheSharedReferences() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    sandbox.git("worktree", "add", "-q", "-b", "side", other.resolve("tree").toString());
    var tree = new GitSandbox(other.resolve("tree"));
    tree.git("checkout", "-q", "--detach");
    var detached = tree.commit("b", "only in the linked tree\n");
    try (var repository = tree.open();
        var main = sandbox.open()) {
      assertThat(repository.refs().head().commit()).hasToString("Optional[" + detached + "]");
      assertThat(repository.refs().all()).containsKeys("refs/heads/main", "refs/heads/side");
      assertThat(main.refs().ofWorkTrees()).extracting(Object::toString).contains(detached);
      assertThat(History.of(main, Tips.REFERENCES_AND_STASH, 2).blobs()).isEqualTo(2);
    }
  }

  @Test
  void open_submodule_isARepositoryOfItsOwn() throws IOException {
    var module = GitSandbox.init(other);
    module.commit("m", "in the submodule\n");
    var sandbox = GitSandbox.init(folder);
    sandbox.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", other.toString(), "mod");
    sandbox.git("commit", "-q", "-m", "with a submodule");
    try (var outer = sandbox.open();
        var inner = Repository.open(folder.resolve("mod"), Surroundings.none())) {
      assertThat(inner.layout().gitDir()).isEqualTo(folder.resolve(".git/modules/mod"));
      assertThat(History.of(outer, Tips.REFERENCES_AND_STASH, 2).blobs()).isEqualTo(1);
      assertThat(History.of(inner, Tips.REFERENCES_AND_STASH, 2).blobs()).isEqualTo(1);
    }
  }

  @Test
  void open_alternates_readsTheirObjects() throws IOException {
    GitSandbox.init(folder).commit("a", "shared\n");
    new GitSandbox(folder)
        .git("clone", "-q", "--shared", folder.toString(), other.resolve("one").toString());
    new GitSandbox(other)
        .git("clone", "-q", "--shared", other + "/one", other.resolve("two").toString());
    var clone = new GitSandbox(other.resolve("two"));
    clone.commit("b", "own\n");
    try (var repository = clone.open()) {
      assertThat(History.of(repository, Tips.REFERENCES_AND_STASH, 2).blobs()).isEqualTo(2);
    }
  }

  @Test
  void open_variables_sayWhereThingsAre() throws IOException {
    GitSandbox.init(folder).commit("a", "1\n");
    var variables = Map.of("GIT_DIR", folder.resolve(".git").toString());
    try (var repository = Repository.open(other, Surroundings.from(variables, other))) {
      assertThat(repository.layout().workTree()).contains(other);
      assertThat(repository.refs().head().commit()).isPresent();
    }
  }

  @Test
  void open_noRepository_saysWhereItLooked() {
    assertThatThrownBy(() -> Repository.open(other, Surroundings.none()))
        .isInstanceOf(GitException.NotARepository.class)
        .hasMessageContaining(other.toString());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          core.repositoryformatversion, 2,        format version 2
          extensions.refstorage,        reftable, references stored as 'reftable'
          extensions.newthing,          true,     extension 'newthing'
          extensions.objectformat,      sha512,   object format 'sha512'
          """)
  void open_unknownExtension_isRefused(String name, String value, String why) {
    GitSandbox.init(folder).git("config", "core.repositoryformatversion", "1");
    new GitSandbox(folder).git("config", "--file", ".git/config", name, value);
    assertThatThrownBy(() -> Repository.open(folder, Surroundings.none()))
        .isInstanceOf(GitException.Unsupported.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refs_looseOrPacked_areThoseOfGit(boolean packed) throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    sandbox.git("tag", "-a", "-m", "annotated", "v1");
    sandbox.git("branch", "feature/x");
    if (packed) {
      sandbox.git("pack-refs", "--all");
    }
    sandbox.commit("a", "2\n");
    sandbox.git("symbolic-ref", "refs/heads/alias", "refs/heads/feature/x");
    var expected = new TreeMap<String, String>();
    for (var line : sandbox.lines("for-each-ref", "--format=%(refname) %(objectname)")) {
      expected.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
    try (var repository = sandbox.open()) {
      var found = new TreeMap<String, String>();
      repository.refs().all().forEach((name, id) -> found.put(name, id.toString()));
      assertThat(found).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD",
        "@",
        "main",
        "heads/main",
        "refs/heads/main",
        "v1",
        "v1^{commit}",
        "v1^{}",
        "main~1",
        "main^",
        "main^^",
        "main~2^0",
        "merged^2",
        "merged^2~1"
      })
  void resolve_name_isWhatGitSays(String name) throws IOException {
    var sandbox = GitSandbox.init(folder);
    for (int i = 0; i < 4; i++) {
      sandbox.commit("a", i + "\n");
    }
    sandbox.git("tag", "-a", "-m", "annotated", "v1", "HEAD~1");
    sandbox.git("checkout", "-q", "-b", "merged", "HEAD~1");
    sandbox.commit("b", "1\n");
    sandbox.git("merge", "-q", "-m", "merge", "main");
    sandbox.git("checkout", "-q", "main");
    var expected = sandbox.git("rev-parse", name + "^{commit}").strip();
    try (var repository = sandbox.open()) {
      assertThat(repository.resolve(name)).hasToString(expected);
      assertThat(repository.resolve(expected)).hasToString(expected);
      assertThat(repository.resolve(expected.substring(0, 12))).hasToString(expected);
    }
  }

  @Test
  void config_quotedAndContinued_isReadAsGitReadsIt() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.write(
        ".git/config",
        """
        [core]
        \trepositoryformatversion = 0 ; version
          HooksPath = "my hooks" # said before
        \thooksPath = a\\
        b \\"q\\" \\\\ ; the last one counts
        [remote "Or\\"igin"] url = x
        [include] path = other
        [a]
        flag
        """);
    try (var repository = sandbox.open()) {
      assertThat(repository.hooksPath())
          .contains(sandbox.git("config", "--no-includes", "core.hookspath").replace("\n", ""));
      assertThat(repository.config().last("remote.Or\"igin.url")).contains("x");
      assertThat(repository.config().isTrue("a.flag")).isTrue();
      assertThat(repository.config().hasIncludes()).isTrue();
    }
  }

  @Test
  void read_everyObject_isWhatGitSays() throws IOException {
    var sandbox = GitSandbox.init(folder);
    RandomHistory.into(sandbox, 41, 30, false);
    sandbox.git("repack", "-q", "-adf", "--depth=250", "--window=50");
    RandomHistory.into(sandbox, 42, 10, true);
    try (var repository = sandbox.open();
        var reader = repository.store().reader(10_000)) {
      for (var line : sandbox.lines("cat-file", "--batch-all-objects", "--batch-check")) {
        var words = line.split(" ", -1);
        var id = ObjectId.parse(words[0], repository.format()).orElseThrow();
        var object = reader.read(id);
        assertThat(object.kind().word()).isEqualTo(words[1]);
        assertThat(object.length()).isEqualTo(Integer.parseInt(words[2]));
        var digest = repository.format().digest();
        digest.update((words[1] + " " + words[2] + "\0").getBytes(US_ASCII));
        assertThat(id.isAt(digest.digest(object.toBytes()), 0)).isTrue();
        assertThatThrownBy(() -> reader.read(id, other(object.kind())))
            .isInstanceOf(GitException.Corrupt.class);
      }
    }
  }

  private static ObjectKind other(ObjectKind kind) {
    return kind == ObjectKind.BLOB ? ObjectKind.TREE : ObjectKind.BLOB;
  }

  @Test
  void open_nothingButFiles_leavesThemAsTheyAre() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    try (var before = Files.walk(folder)) {
      var names = before.toList();
      try (var repository = sandbox.open()) {
        assertThat(History.of(repository, Tips.REFERENCES_AND_STASH, 2).commits()).isEqualTo(1);
      }
      try (var after = Files.walk(folder)) {
        assertThat(after.toList()).isEqualTo(names);
      }
    }
  }
}
