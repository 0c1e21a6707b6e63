package dev.coffre.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The page that lists the checks is made of them.
final class ChecksPageTest {
  private static final Path PAGE = Path.of("../../docs/reference/checks.md");

  @Test
  void page_listsEveryCheckAsItIs() throws IOException {
    var page = Files.readString(PAGE);
    var entries =
        Arrays.stream(Check.values()).map(ChecksPageTest::entry).collect(joining("\n", "\n", ""));

    assertThat(page.substring(page.indexOf("\n## "))).isEqualTo(entries);
  }

  private static String entry(Check check) {
    return "## %s\n\n%s. %s\n\nFix: %s\n"
        .formatted(
            check.id(), severity(check), check.why(), "`" + check.fix().replace("`", "") + "`");
  }

  private static String severity(Check check) {
    var name = check.severity().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
