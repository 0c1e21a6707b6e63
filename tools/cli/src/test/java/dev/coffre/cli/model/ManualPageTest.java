package dev.coffre.cli.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.coffre.cli.model.ManualPage.Edition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ManualPageTest {
  private static final Edition EDITION = new Edition("1.2.3", "2026-11-01");
  private static final CommandModel PUT = Samples.PROGRAM.commands().getFirst();

  @Test
  void text_everyPage_isTakenByGroffWithoutWarning() throws IOException, InterruptedException {
    assumeThat(Path.of("/usr/bin/groff")).as("groff").exists();

    for (var reached : Samples.PROGRAM.all(" ").toList()) {
      var page = ManualPage.text(reached.command(), List.of(reached.path().split(" ")), EDITION);
      assertThat(groff(page)).as(reached.path()).isEmpty();
    }
  }

  private static String groff(String page) throws IOException, InterruptedException {
    var process = new ProcessBuilder("/usr/bin/groff", "-ww", "-man", "-Tascii", "-z").start();
    try (var in = process.outputWriter(UTF_8)) {
      in.write(page);
    }
    process.waitFor();
    return new String(process.getErrorStream().readAllBytes(), UTF_8);
  }

  @Test
  void text_command_namesEveryOption() {
    var page = ManualPage.text(PUT, List.of("vault-tool", "put"), EDITION);

    assertThat(page)
        .startsWith(".TH \"VAULT-TOOL-PUT\" 1 \"2026-11-01\" \"coffre 1.2.3\"")
        .contains("\\fB\\-k\\fR, \\fB\\-\\-kind\\fR \\fIKIND\\fR")
        .contains("[\\fIFILE\\fR]...");
  }

  @Test
  void text_charactersOfTheLanguage_areEscaped() {
    var page = ManualPage.text(PUT, List.of("vault-tool", "put"), EDITION);

    assertThat(page).contains("\\&.dot at the start").contains("it's \\eneeded");
  }

  @Test
  void text_program_namesItsCommandsAndExamples() {
    var page = ManualPage.text(Samples.PROGRAM, List.of("vault-tool"), EDITION);

    assertThat(page)
        .contains(".TP\n\\fBput\\fR\nPut files in: all of them")
        .contains("vault\\-tool put \\-\\-kind a things");
  }
}
