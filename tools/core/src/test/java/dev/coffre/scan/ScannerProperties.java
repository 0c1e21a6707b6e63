package dev.coffre.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.scan.detect.Text;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScannerProperties {
  private static final Scanner SCANNER = new Scanner(Scanner.builtInRules());

  /// What detectors look for, and what they stumble over.
  private static final List<String> PIECES =
      List.of(
          "password",
          "Password",
          "api_key",
          "secret",
          "token",
          "Authorization",
          "Basic ",
          "Bearer ",
          "://",
          "@",
          ":",
          "=",
          "=>",
          ":=",
          "==",
          ",",
          ";",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "</",
          "\"",
          "'",
          "`",
          "\\",
          "\n",
          "\r\n",
          "\t",
          " ",
          "  ",
          "#",
          "$",
          "%",
          "&",
          "&quot;",
          "|",
          "||",
          "??",
          "?:",
          "is",
          "for",
          "kind: Secret",
          "\"kind\":\"Secret\"",
          "data:",
          "stringData:",
          "- ",
          "---",
          "value",
          "default",
          "machine ",
          "login",
          "curl ",
          "-u",
          "mysql ",
          "-p",
          "identified ",
          "by ",
          "NetworkCredential(",
          "auth=(",
          "-----BEGIN ",
          "PRIVATE KEY",
          "-----",
          "-----END ",
          "server=",
          "eyJhbGciOiJIUzI1NiJ9",
          ".",
          "LS0tLS1CRUdJTi",
          "$2y$10$",
          "Xk29vLq8",
          "wintergarden",
          "é",
          "\u0000",
          "${",
          "{{",
          "ENC[");

  @Property(tries = 3000)
  void everySecretIsInsideTheText(@ForAll("texts") String content, @ForAll("paths") String path) {
    var text = Text.of(content, path);

    for (var found : SCANNER.scan(text)) {
      assertThat(found.start()).isGreaterThanOrEqualTo(0).isLessThan(found.end());
      assertThat(found.end()).isLessThanOrEqualTo(text.length());
    }
  }

  @Property(tries = 500)
  void noTwoFindingsShareAByte(@ForAll("texts") String content, @ForAll("paths") String path) {
    var found = SCANNER.scan(Text.of(content, path));

    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i - 1).end()).isLessThanOrEqualTo(found.get(i).start());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
        "", "a.java", "b.yaml", "README.md", ".pgpass", "x/.htpasswd", "master.key");
  }
}
