package dev.coffre.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WildTextsTest {
  private static final Scanner SCANNER = new Scanner(Scanner.builtInRules());

  /// A line of wild.txt.
  record Wild(String path, String marked) {
    String text() {
      return marked.replace("‹", "").replace("›", "");
    }

    int secretStart() {
      return bytes(marked.substring(0, marked.indexOf('‹')));
    }

    int secretEnd() {
      return bytes(marked.substring(0, marked.indexOf('›')).replace("‹", ""));
    }

    private static int bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void aSecretIsFoundWhereItStands(Wild wild) {
    assertThat(SCANNER.scan(Text.of(wild.text(), wild.path())))
        .as(wild.toString())
        .anyMatch(found -> found.start() < wild.secretEnd() && wild.secretStart() < found.end());
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatIsNoSecretIsLeftAlone(Wild wild) {
    assertThat(SCANNER.scan(Text.of(wild.text(), wild.path()))).as(wild.toString()).isEmpty();
  }

  static Stream<Wild> secrets() throws IOException {
    return lines('+').stream();
  }

  static Stream<Wild> others() throws IOException {
    return lines('-').stream();
  }

  private static List<Wild> lines(char kind) throws IOException {
    try (var resource = WildTextsTest.class.getResourceAsStream("wild.txt")) {
      var found = new ArrayList<Wild>();
      var path = "";
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      for (var line : text.lines().toList()) {
        if (line.startsWith("= ")) {
          path = line.substring(2);
        } else if (line.startsWith(kind + " ")) {
          found.add(new Wild(path, line.substring(2).replace("⏎", "\n").replace("→", "\t")));
        }
      }
      return found;
    }
  }
}
