package dev.coffre.sops.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.key.X25519Identity;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.identity.Surroundings.OperatingSystem;
import dev.coffre.sops.key.AgeKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySourcesTest {
  private static final Randomness RANDOM = new Random(3)::nextBytes;
  private static final X25519Identity IDENTITY = X25519Identity.generate(RANDOM);
  private static final String KEY =
      IDENTITY.text().expose(bytes -> new String(bytes, StandardCharsets.US_ASCII));

  @TempDir Path home;

  private IdentitySources sources(Map<String, String> environment, CommandRunner commands) {
    var surroundings = new Surroundings(environment, OperatingSystem.UNIX, commands);
    return new IdentitySources(
        surroundings, new IdentityParser(PluginHost.none(), PassphrasePrompt.none()));
  }

  private IdentitySources sources(Map<String, String> environment) {
    return sources(
        environment,
        (command, variables) -> {
          throw new IOException("no commands here");
        });
  }

  @Test
  void everyPlace_isMerged() throws IOException {
    var file = Files.writeString(home.resolve("keys"), "# mine\n" + KEY + "\n");
    var standard = Files.createDirectories(home.resolve(".config/sops/age")).resolve("keys.txt");
    Files.writeString(standard, KEY);

    var found =
        sources(
                Map.of(
                    "HOME", home.toString(),
                    "SOPS_AGE_KEY", KEY + " " + KEY,
                    "SOPS_AGE_KEY_FILE", file.toString()))
            .fixed();

    assertThat(found.identities()).hasSize(4);
    assertThat(found.problems()).isEmpty();
  }

  @Test
  void placeThatCannotBeRead_doesNotHideTheOthers() {
    var found =
        sources(Map.of("SOPS_AGE_KEY", KEY, "SOPS_AGE_KEY_FILE", home.resolve("none").toString()))
            .fixed();

    assertThat(found.identities()).hasSize(1);
    assertThat(found.problems()).hasSize(1);
  }

  /// `K` stands for an identity.
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          '# created: today|# public key: age1x|K|', 1, lines that begin with # are comments
          '# K|K', 1, a comment may hold an identity
          'K K', 2, a blank separates
          'K\u00a0K|K', 3, so does any other blank of Unicode
          '  # c|K', 0, a # further in begins no comment
          'K x', 0, one that is none spoils all
          """)
  void keyVariable_holdsOneOrMoreInALine(String text, int identities, String why) {
    var keys = text.replace("K", KEY).replace('|', '\n');

    var found = sources(Map.of("SOPS_AGE_KEY", keys)).fixed();

    assertThat(found.identities()).hasSize(identities);
  }

  @Test
  void malformedKey_isNotQuoted() {
    var found = sources(Map.of("SOPS_AGE_KEY", "AGE-SECRET-KEY-1BROKEN")).fixed();

    assertThat(found.explain("failed")).contains("SOPS_AGE_KEY").doesNotContain("1BROKEN");
  }

  @Test
  void places_areListedInWords() {
    assertThat(new Found(List.of(), List.of("a"), List.of()).explain("x"))
        .isEqualTo("x. Did not find keys in location 'a'.");
    assertThat(new Found(List.of(), List.of("a", "b"), List.of("p", "q")).explain("x"))
        .isEqualTo(
            "x. Errors while loading age identities: p; q. Did not find keys in locations 'a' and 'b'.");
    assertThat(new Found(List.of(), List.of("a", "b", "c"), List.of()).explain("x"))
        .isEqualTo("x. Did not find keys in locations 'a', 'b', and 'c'.");
  }

  @Test
  void command_isRunOncePerRecipientAndToldWhich() throws Exception {
    var calls = new ArrayList<String>();
    var sources =
        sources(
            Map.of("SOPS_AGE_KEY_CMD", "get 'my key' --fast"),
            (command, variables) -> {
              calls.add(command + " " + variables);
              return KEY.getBytes(StandardCharsets.UTF_8);
            });
    var keys = new LoadedAgeKeys(sources, new RecipientParser(PluginHost.none()), RANDOM);
    var recipient = IDENTITY.recipient().toString();
    var wrapped = keys.wrap(recipient, SecretBytes.copyOf(new byte[] {1, 2}));

    for (int i = 0; i < 3; i++) {
      assertThat(keys.open(recipient, wrapped).sameAs(SecretBytes.copyOf(new byte[] {1, 2})))
          .isTrue();
    }

    assertThat(calls)
        .containsExactly("[get, my key, --fast] {SOPS_AGE_RECIPIENT=" + recipient + "}");
  }

  @Test
  void nothingFound_tellsWhere() {
    var keys =
        new LoadedAgeKeys(
            sources(Map.of("HOME", home.toString())),
            new RecipientParser(PluginHost.none()),
            RANDOM);

    assertThatThrownBy(() -> keys.open("age1x", ""))
        .isInstanceOf(AgeKeyException.class)
        .hasMessageContaining("'SOPS_AGE_KEY'")
        .hasMessageContaining(home.resolve(".ssh/id_ed25519").toString())
        .hasMessageContaining("SOPS_AGE_KEY_CMD");
  }

  @ParameterizedTest
  @CsvSource({
    "UNIX,/c,/c",
    "UNIX,'',/h/.config",
    "MACOS,'',/h/Library/Application Support",
    "MACOS,/c,/c"
  })
  void configurationFolder_dependsOnTheSystem(OperatingSystem system, String xdg, String folder) {
    var surroundings =
        new Surroundings(
            Map.of("HOME", "/h", "XDG_CONFIG_HOME", xdg),
            system,
            (command, variables) -> new byte[0]);

    assertThat(surroundings.configuration()).hasValue(Path.of(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a b  c          | a,b,c
          'a b' "c d"     | a b,c d
          a\\ b "x\\"y"   | a b,x"y
          a#b #c          | a#b
          ''              | ~~
          """)
  void commands_areSplitAsByAShell(String text, String words) {
    assertThat(String.join(",", CommandLine.split(text))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'a
          "a
          a\\
          ~~
          """)
  void brokenCommands_areRefused(String text) {
    assertThatThrownBy(() -> CommandLine.split(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
