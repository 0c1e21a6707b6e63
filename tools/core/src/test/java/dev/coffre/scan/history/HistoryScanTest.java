package dev.coffre.scan.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.history.Effort;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The history's findings are those of a scan of every file of every commit, whole, by its name.
final class HistoryScanTest {
  private static final int COMMITS = 40;
  private static final String UNPACK =
      "!mv .git/objects/pack away; for pack in away/*.pack; do git unpack-objects -q <$pack; done";
  private static final Effort EFFORT = new Effort(2, 1 << 20, 1 << 20);

  private final Scanner scanner = new Scanner(Scanner.builtInRules());
  private final Path folder;
  private final Path other;

  HistoryScanTest(@TempDir Path folder, @TempDir Path other) {
    this.folder = folder;
    this.other = other;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, sha1,   loose
          2, sha1,   packed
          3, sha1,   deep
          4, sha256, deep
          5, sha256, loose
          6, sha1,   several
          7, sha1,   alternates
          8, sha1,   shallow
          9, sha1,   promised
          """)
  void run_filesThatMove_findsWhatScanningEachFileOfEachCommitFinds(
      long seed, String format, String storage) throws IOException {
    var sandbox = stored(seed, format, storage);
    var absent = absent(sandbox, storage);
    var found = found(sandbox);
    assertThat(found).isEqualTo(expected(sandbox, absent));
    assertThat(found).anyMatch(line -> line.contains(" secret-file "));
    assertThat(found.size()).isGreaterThan(50);
    try (var repository = sandbox.open()) {
      assertThat(HistoryScan.run(repository, scanner, EFFORT).absent())
          .extracting(Object::toString)
          .containsExactlyInAnyOrderElementsOf(absent);
    }
  }

  private GitSandbox stored(long seed, String format, String storage) {
    var sandbox = GitSandbox.init(folder, "--object-format=" + format);
    LeakyHistory.movingInto(sandbox, seed, COMMITS);
    sandbox.git("symbolic-ref", "HEAD", "refs/heads/b0");
    return switch (storage) {
      case "packed" -> sandbox;
      case "loose" -> {
        sandbox.git("config", "alias.unpack", UNPACK);
        sandbox.git("unpack");
        yield sandbox;
      }
      case "deep" -> {
        sandbox.git("repack", "-q", "-adf", "--depth=200", "--window=30");
        yield sandbox;
      }
      case "several" -> {
        sandbox.git("branch", "-m", "b0", "old0");
        sandbox.git("branch", "-m", "b1", "old1");
        LeakyHistory.movingInto(sandbox, seed + 1, COMMITS);
        yield sandbox;
      }
      case "alternates" -> clone("--shared", folder.toString());
      case "shallow" -> clone("--no-local", "--depth=20", "--no-single-branch", folder.toString());
      case "promised" -> {
        sandbox.git("config", "uploadpack.allowFilter", "true");
        yield clone("--no-local", "--no-checkout", "--filter=blob:limit=1k", folder.toString());
      }
      default -> throw new IllegalArgumentException(storage);
    };
  }

  private GitSandbox clone(String... args) {
    var command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of(args));
    command.add(other.resolve("clone").toString());
    new GitSandbox(other).git(command.toArray(String[]::new));
    return new GitSandbox(other.resolve("clone"));
  }

  private static Set<String> absent(GitSandbox sandbox, String storage) {
    var absent = new HashSet<String>();
    if (storage.equals("promised")) {
      for (var line : sandbox.lines("rev-list", "--objects", "--all", "--missing=print")) {
        if (line.startsWith("?")) {
          absent.add(line.substring(1));
        }
      }
      assertThat(absent).isNotEmpty();
    }
    return absent;
  }

  private Set<String> found(GitSandbox sandbox) throws IOException {
    var found = new TreeSet<String>();
    try (var repository = sandbox.open()) {
      for (var discovery : HistoryScan.run(repository, scanner, EFFORT).discoveries()) {
        assertThat(found.add(line(discovery.path(), discovery.text(), discovery.finding())))
            .isTrue();
      }
    }
    return found;
  }

  private Set<String> expected(GitSandbox sandbox, Set<String> absent) {
    var files = new HashSet<String>();
    for (var commit : sandbox.lines("rev-list", "--all")) {
      for (var line : sandbox.git("ls-tree", "-r", "-z", commit).split("\0", -1)) {
        if (!line.isEmpty()) {
          files.add(line.split("[ \t]", -1)[2] + line.substring(line.indexOf('\t')));
        }
      }
    }
    var contents = contents(sandbox, files, absent);
    var expected = new TreeSet<String>();
    for (var file : files) {
      var content = contents.get(file.substring(0, file.indexOf('\t')));
      if (content != null) {
        var name = file.substring(file.indexOf('\t') + 1);
        var path = new String(name.getBytes(ISO_8859_1), UTF_8);
        var text = Content.text(path, content, content.length).orElseThrow();
        scanner.scan(text).forEach(finding -> expected.add(line(path, text, finding)));
      }
    }
    return expected;
  }

  /// The blobs that are there, in one run of git.
  private static Map<String, byte[]> contents(
      GitSandbox sandbox, Set<String> files, Set<String> absent) {
    var ids =
        files.stream()
            .map(file -> file.substring(0, file.indexOf('\t')))
            .filter(id -> !absent.contains(id))
            .distinct()
            .toList();
    var output = sandbox.gitWith(String.join("\n", ids) + "\n", "cat-file", "--batch");
    var contents = new HashMap<String, byte[]>();
    int at = 0;
    for (var id : ids) {
      int lineEnd = output.indexOf('\n', at);
      int end = lineEnd + 1 + Integer.parseInt(output.substring(at, lineEnd).split(" ", -1)[2]);
      contents.put(id, output.substring(lineEnd + 1, end).getBytes(ISO_8859_1));
      at = end + 1;
    }
    return contents;
  }

  private static String line(String path, Text text, Finding finding) {
    return path + " " + finding.rule().id() + " " + text.string(finding.start(), finding.end());
  }

  @Test
  void run_fileThatGetsATellingName_isFoundThereSinceTheCommitThatMovedIt() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("notes/list", "0f1e2d3c4b5a" + "69788796a5b4c3d2e1f0\n");
    sandbox.git("mv", "notes", "home");
    sandbox.git("mv", "home/list", "home/master.key");
    sandbox.git("commit", "-q", "-m", "move");
    try (var repository = sandbox.open()) {
      var discoveries = HistoryScan.run(repository, scanner, EFFORT).discoveries();
      assertThat(discoveries).extracting(Discovery::path).containsExactly("home/master.key");
      assertThat(discoveries.getFirst().origin().orElseThrow().subject()).isEqualTo("move");
    }
  }

  @Test
  void run_treesThatUnfoldWithoutEnd_areRefused() throws IOException {
    var sandbox = GitSandbox.init(folder);
    var blob = sandbox.gitWith("x", "hash-object", "-w", "--stdin").strip();
    var tree = sandbox.gitWith("100644 blob " + blob + "\tf\n", "mktree").strip();
    for (int i = 0; i < 40; i++) {
      var twice = "040000 tree " + tree + "\ta\n" + "040000 tree " + tree + "\tb\n";
      tree = sandbox.gitWith(twice, "mktree").strip();
    }
    var commit = sandbox.git("commit-tree", "-m", "bomb", tree).strip();
    sandbox.git("update-ref", "HEAD", commit);
    try (var repository = sandbox.open()) {
      assertThatThrownBy(() -> HistoryScan.run(repository, scanner, EFFORT))
          .isInstanceOf(GitException.Unsupported.class)
          .hasMessageContaining("too many paths");
    }
  }
}
