package dev.coffre.e2e.script;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Every script of `src/test/scripts` against the built program; those of the drop-ins against the
/// real tools as well. `-Dscripts=part-of-path` runs some of them.
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsTest {
  private static final Path SCRIPTS = Path.of("src", "test", "scripts");
  private static final Set<String> DROP_INS = Set.of("age", "sops");

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
  Stream<DynamicContainer> script_ofOurProgram_doesWhatItSays() throws IOException {
    return areas(area -> true)
        .map(area -> dynamicContainer(name(area), scripts(area).map(file -> test(file, ours))));
  }

  @TestFactory
  Stream<DynamicContainer> script_ofTheRealTool_doesWhatItSays() throws IOException {
    return areas(area -> DROP_INS.contains(name(area)))
        .map(area ->
            dynamicContainer(
                name(area),
                scripts(area)
                    .filter(file -> !read(file).onlyOurs())
                    .map(file -> test(file, real))));
  }

  private DynamicTest test(Path file, Programs programs) {
    String tool = programs.real() ? " (real tool)" : "";
    return dynamicTest(
        SCRIPTS.relativize(file) + tool, file.toUri(), () -> run(read(file), programs));
  }

  private void run(Script script, Programs programs) throws Exception {
    programs.require(script);
    Path root = Files.createTempDirectory(temporary, "script");
    new Interpreter(new Sandbox(root, programs.folder())).run(script);
  }

  private static Stream<Path> areas(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> areas = Files.list(SCRIPTS)) {
      return areas.filter(Files::isDirectory).filter(wanted).sorted().toList().stream();
    }
  }

  private static Stream<Path> scripts(Path area) {
    String part = System.getProperty("scripts", "");
    try (Stream<Path> files = Files.walk(area)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".txt")).toList();
      return scripts.stream().filter(file -> file.toString().contains(part)).sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Script read(Path file) {
    try {
      return Script.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path area) {
    return area.getFileName().toString();
  }
}
