package dev.coffre.inventory.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.coffre.inventory.source.SourceFile;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the readers take from one line of a language.
final class SourcesTest {

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          A.java           ~ System.getenv("A_TOKEN")                       ~ A_TOKEN
          A.java           ~ System.getenv().getOrDefault("A_TOKEN", "x")   ~ A_TOKEN
          A.kt             ~ System.getenv()["A_TOKEN"]                     ~ A_TOKEN
          a.clj            ~ (System/getenv "A_TOKEN")                      ~ A_TOKEN
          a.scala          ~ sys.env("A_TOKEN")                             ~ A_TOKEN
          a.go             ~ os.LookupEnv("A_TOKEN")                        ~ A_TOKEN
          a.go             ~ Field string env:"A_TOKEN,required"            ~ A_TOKEN
          a.py             ~ os.environ['A_TOKEN']                          ~ A_TOKEN
          a.py             ~ os.environ.get("A_TOKEN", default)             ~ A_TOKEN
          a.py             ~ env.str("A_TOKEN")                             ~ A_TOKEN
          a.py             ~ print(token)                                   ~
          a.mjs            ~ import.meta.env.A_TOKEN                        ~ A_TOKEN
          a.ts             ~ process.env['A_TOKEN'] ?? ''                   ~ A_TOKEN
          a.ts             ~ const { A_TOKEN: t, PORT } = process.env       ~ A_TOKEN
          a.rb             ~ ENV.fetch('A_TOKEN')                           ~ A_TOKEN
          a.rs             ~ std::env::var("A_TOKEN")                       ~ A_TOKEN
          a.php            ~ $_ENV['A_TOKEN']                               ~ A_TOKEN
          a.cs             ~ Environment.GetEnvironmentVariable("A_TOKEN")  ~ A_TOKEN
          a.ps1            ~ $env:A_TOKEN                                   ~ A_TOKEN
          a.c              ~ getenv("A_TOKEN")                              ~ A_TOKEN
          a.exs            ~ System.fetch_env!("A_TOKEN")                   ~ A_TOKEN
          a.sh             ~ curl -H "x: ${A_TOKEN:?}"                      ~ A_TOKEN
          a.sh             ~ echo \\$A_TOKEN $HOME                           ~
          Makefile         ~ login $(A_TOKEN)                               ~ A_TOKEN
          Dockerfile.dev   ~ ARG A_TOKEN=                                   ~ A_TOKEN
          Dockerfile       ~ RUN --mount=type=secret,id=npmrc npm ci        ~ npmrc
          .env.example     ~ A_TOKEN=                                       ~ A_TOKEN
          application.yml  ~ password: ${DB_PASSWORD:none}                  ~ DB_PASSWORD
          a.properties     ~ spring.pw={cipher}AABB                         ~ spring.pw
          a.properties     ~ db.pw=ENC(AABB)                                ~ db.pw
          w.yml            ~ x: ${{ secrets.A_KEY }}                        ~ A_KEY
          w.yml            ~ x: ${{ inputs.secret }}                        ~
          .gitlab-ci.yml   ~ script: login $A_TOKEN                         ~ A_TOKEN
          .drone.yml       ~ from_secret: a_token                           ~ a_token
          Jenkinsfile      ~ credentials('a-token')                         ~ a-token
          a.tf             ~ `data "vault_generic_secret" "x" {}`           ~ vault_generic_secret.x
          a.tf             ~ `variable "a_token" {}`                        ~
          p.yml            ~ "{{ lookup('env', 'A_TOKEN') }}"               ~ A_TOKEN
          p.yml            ~ "{{ lookup('env', 'HOME') }}"                  ~
          p.yml            ~ "{{ q('community.sops.sops', 'a.sops.yaml') }}"  ~ a.sops.yaml
          p.yml            ~ "{{ lookup('hashi_vault', 'token=x secret=a/b:c') }}"  ~ a/b:c
          a.toml           ~ x = "op://vault/item/field"                    ~ op://vault/item/field
          a.toml           ~ x = "vault://u:p@host/a?token=x"               ~ vault://host/a
          a.toml           ~ x = "ref+vault://a/b#/c"                       ~ ref+vault://a/b#/c
          a.toml           ~ x = "https://example.org/a"                    ~
          a.toml           ~ x = "op://.*"                                  ~
          a.yml            ~ x: <path:secret/data/a#b>                      ~ <path:secret/data/a#b>
          A.java           ~ "<path:[^>]{1,300}>"                           ~
          a.toml           ~ x = "vault://"                                 ~
          a.json           ~ {"x": "arn:aws:secretsmanager:eu-west-1:1:secret:a/b-c"}  ~ arn:aws:secretsmanager:eu-west-1:1:secret:a/b-c
          a.yml            ~ x: "{{resolve:secretsmanager:a:SecretString:b}}"  ~ {{resolve:secretsmanager:a:SecretString:b}}
          a.yml            ~ x: projects/p/secrets/s/versions/latest        ~ projects/p/secrets/s/versions/latest
          README.md        ~ use vault://host/a                             ~
          """)
  void line_ofALanguage_namesWhatItTakes(String path, String line, String wanted) {
    var file = SourceFile.of(path, (line + "\n").getBytes(UTF_8)).orElseThrow();

    var names =
        Sources.of(file).uses().stream()
            .map(use -> use.name())
            .distinct()
            .collect(Collectors.joining(" "));

    assertThat(names).isEqualTo(wanted == null ? "" : wanted);
    assertThat(Sources.of(file).uses()).allMatch(use -> use.line() == 1);
  }

  /// Whatever a file holds, it is read in a time that grows with its length, and nothing fails.
  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {"a.yaml", "a.json", "a.tf", "a.ts", "a.py", ".gitlab-ci.yml", "a.env"})
  void anyText_isRead(String path) {
    var random = new Random(path.hashCode());
    var parts =
        new String[] {
          "{",
          "}",
          "{{",
          "}}",
          "://",
          "vault",
          "ref+",
          "lookup('",
          "$",
          "${",
          "secrets.",
          "\n",
          "  ",
          "kind: Secret",
          "!vault |",
          "$ANSIBLE_VAULT;",
          "process.env",
          "getenv(\"",
          "A_TOKEN",
          "variable \"x\" {",
          "sensitive = true",
          "\"",
          "'",
          ": ",
          "- ",
          "é",
          "\u0001"
        };
    for (int i = 0; i < 200; i++) {
      var text = new StringBuilder();
      for (int part = 0; part < 60; part++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      assertThatCode(() -> read(path, text.toString())).doesNotThrowAnyException();
    }
    for (var part : parts) {
      read(path, part.repeat(60_000));
    }
  }

  private static void read(String path, String text) {
    SourceFile.of(path, text.getBytes(UTF_8)).ifPresent(Sources::of);
  }
}
