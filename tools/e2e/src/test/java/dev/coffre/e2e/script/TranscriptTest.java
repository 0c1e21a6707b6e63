package dev.coffre.e2e.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every `sops` line of the scripts, and every file left at their end, on our program and on the
/// real one: the same statuses, output, messages and layout, whether a script asserts it or not.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriptTest {
  private static final Path SCRIPTS = Path.of("src", "test", "scripts", "sops");

  private Programs ours = new Programs(Path.of(""), false);
  private Programs real = new Programs(Path.of(""), false);
  private Path temporary = Path.of("");

  @BeforeAll
  void programs(@TempDir Path folder) throws IOException {
    temporary = folder;
    ours = Programs.ours(folder.resolve("ours"));
    real = Programs.real(folder.resolve("real"));
  }

  @TestFactory
  Stream<DynamicTest> sopsLine_onBothPrograms_saysTheSame() throws IOException {
    Peers.here().sops();
    String part = System.getProperty("scripts", "");
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      return files.filter(file -> file.toString().contains(part)).sorted().toList().stream()
          .map(file -> dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }
  }

  private void compare(Path file) throws Exception {
    Script script = Script.read(file);
    if (!script.onlyOurs()) {
      assertThat(transcript(script, ours)).isEqualTo(transcript(script, real));
    }
  }

  private List<String> transcript(Script script, Programs programs) throws Exception {
    Path root = Files.createTempDirectory(temporary, "run").toRealPath();
    var interpreter = new Interpreter(new Sandbox(root, programs.folder()));
    interpreter.run(script);
    var entries = new ArrayList<String>();
    for (Interpreter.Said said : interpreter.said()) {
      if (said.line().text().matches("(! )?sops .*")) {
        entries.add(entry(said, root));
      }
    }
    entries.addAll(files(root.resolve("work"), root));
    return entries;
  }

  private static String entry(Interpreter.Said said, Path root) {
    Outcome outcome = said.outcome();
    return "%s%n[exit %d]%n%s[stderr]%n%s"
        .formatted(
            said.line().text(),
            outcome.status(),
            Likeness.of(outcome.stream("stdout"), root.toString()),
            Likeness.of(outcome.stream("stderr"), root.toString()));
  }

  private static List<String> files(Path folder, Path root) throws IOException {
    var entries = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String content = Likeness.of(Files.readAllBytes(file), root.toString());
        entries.add(folder.relativize(file) + ":\n" + content);
      }
    }
    return entries;
  }
}
