package dev.coffre.scan.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.StagedChanges;
import dev.coffre.git.object.GitPath;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What is staged, beside a scan of the same files on disk. No line stands twice in these files, so
/// a line is new if the last commit has it nowhere in the file.
final class StagedScanTest {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final List<String> NAMES =
      List.of("a.py", "b.yaml", "sub/c.md", "tests/d.py", "sp ace.tf", "i18n/e.yaml");

  private final Scanner scanner = new Scanner(Scanner.builtInRules());

  @Property(tries = 15)
  void run_randomEdits_findsWhatTheTreeHasOnAddedLines(@ForAll long seed) throws IOException {
    var folder = Files.createTempDirectory("staged");
    try {
      check(GitSandbox.init(folder), new Random(seed));
    } finally {
      delete(folder);
    }
  }

  private void check(GitSandbox sandbox, Random random) throws IOException {
    for (var name : NAMES) {
      sandbox.write(name, String.join("", lines(random, 30)));
    }
    sandbox.git("add", ".");
    sandbox.git("commit", "-q", "-m", "before");
    for (var name : NAMES) {
      edit(sandbox, name, random);
    }
    sandbox.git("add", "-A");
    var expected = expected(sandbox);
    assertThat(staged(sandbox)).isEqualTo(expected);
    sandbox.write(NAMES.getFirst(), "what is not staged does not count\n");
    assertThat(staged(sandbox)).isEqualTo(expected);
  }

  private static void edit(GitSandbox sandbox, String name, Random random) throws IOException {
    var file = sandbox.folder().resolve(name);
    var edited = new ArrayList<>(Files.readAllLines(file, ISO_8859_1));
    edited.replaceAll(line -> line + "\n");
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(edited.size());
      switch (random.nextInt(3)) {
        case 0 -> edited.remove(at);
        case 1 -> edited.set(at, line(random));
        default -> edited.addAll(at, lines(random, 1 + random.nextInt(3)));
      }
    }
    switch (random.nextInt(6)) {
      case 0 -> Files.delete(file);
      case 1 -> {
        Files.delete(file);
        sandbox.write("moved/" + name, String.join("", edited));
      }
      default -> sandbox.write(name, String.join("", edited));
    }
  }

  private static List<String> lines(Random random, int count) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(line(random));
    }
    return lines;
  }

  private static String line(Random random) {
    var value = random(random, 20);
    return switch (random.nextInt(8)) {
      case 0 -> "password = \"" + value + "\"\n";
      case 1 -> "  api_key: " + value + "\n";
      case 2 -> "AK" + "IA" + value.substring(0, 16).toUpperCase(Locale.ROOT) + "\n";
      case 3 -> "url=postgres" + "://me:" + value + "@db.internal/x\n";
      default -> "line " + value + " of it\n";
    };
  }

  private static String random(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private Set<String> staged(GitSandbox sandbox) throws IOException {
    var found = new TreeSet<String>();
    try (var repository = sandbox.open()) {
      var changes = StagedChanges.of(repository, Index.read(repository));
      StagedScan.run(repository, changes, scanner, 1 << 20, new Noting(found));
    }
    return found;
  }

  private record Noting(Set<String> found) implements Listener {
    @Override
    public Consumer<List<Finding>> read(GitPath path, Text text, Past past) {
      return all -> all.forEach(finding -> found.add(place(path.decoded(), finding)));
    }

    @Override
    public void binary(GitPath path, byte[] content) {
      throw new AssertionError(path + " is no binary");
    }

    @Override
    public void unread(String path, String why) {
      throw new AssertionError(path + ": " + why);
    }
  }

  private static String place(String path, Finding finding) {
    return path + ":" + finding.line() + ":" + finding.column() + " " + finding.rule().id();
  }

  private Set<String> expected(GitSandbox sandbox) throws IOException {
    var expected = new TreeSet<String>();
    for (var file : FileTree.files(sandbox.folder())) {
      var path = sandbox.folder().relativize(file).toString();
      var before = new HashSet<>(sandbox.lines("show", "HEAD:" + path.replace("moved/", "")));
      var bytes = Files.readAllBytes(file);
      var text = Content.text(path, bytes, bytes.length).orElseThrow();
      for (var finding : scanner.scan(text)) {
        var line = text.string(text.lineStart(finding.start()), text.lineEnd(finding.start()));
        if (!before.contains(line)) {
          expected.add(place(path, finding));
        }
      }
    }
    return expected;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
