package dev.coffre.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command of a runbook is run by a test, or says why it cannot be; what is not run is told
/// in `docs/reference/tested.md` too.
final class RunbooksTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  static List<Runbook> runbooks() throws IOException {
    return Runbook.all();
  }

  @Test
  void runbooks_haveCommands() throws IOException {
    assertThat(runbooks().stream().mapToInt(runbook -> runbook.blocks().size()).sum())
        .isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void block_saysWhoRunsIt(Runbook runbook) throws IOException {
    String tested = Files.readString(ROOT.resolve("docs/reference/tested.md"));
    for (var block : runbook.blocks()) {
      switch (block) {
        case Runbook.By by -> assertThat(sourceOf(by.test())).as(by.commands()).exists();
        case Runbook.NotRun not -> assertThat(tested).as(not.commands()).contains(not.why());
        case Runbook.Unmarked _ -> throw new AssertionError("nobody runs:\n" + block.commands());
        case Runbook.OnTheController _, Runbook.OnTheHost _ ->
            assertThat(block.commands()).isNotBlank();
      }
    }
  }

  private static Path sourceOf(String test) throws IOException {
    try (var files = Files.walk(ROOT.resolve("tools/e2e/src/test/java"))) {
      return files
          .filter(file -> file.endsWith(test + ".java"))
          .findFirst()
          .orElse(Path.of("no test " + test));
    }
  }
}
