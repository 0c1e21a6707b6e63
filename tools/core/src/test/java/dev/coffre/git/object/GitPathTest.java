package dev.coffre.git.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GitPathTest {
  private static final List<String> PARTS =
      List.of(
          "a",
          "/",
          " ",
          "~",
          "\u007f",
          "\u0080",
          "\u009f",
          "\u00a0",
          "\u001f",
          "\n",
          "\u0000",
          "\"",
          "\\",
          "é",
          "\ufffd",
          "\u2028",
          "😀",
          "\ud834\udd1e");

  @Test
  void path_anyText_isQuotedWhereACharacterNeedsIt() {
    var random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      var text = text(random);
      boolean plain =
          text.chars().noneMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\');

      assertThat(GitPath.of(text).toString().equals(text)).as(text).isEqualTo(plain);
    }
  }

  @Test
  void file_ofANameThatTheSystemCannotWrite_hasOtherLetters() {
    var random = new Random(8);
    var folder = Path.of("folder");
    for (int i = 0; i < 30_000; i++) {
      var text = text(random) + "\u0000";

      assertThat((Object) GitPath.of(text).in(folder))
          .isEqualTo(folder.resolve(text.replaceAll("[^ -~]", "_")));
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
