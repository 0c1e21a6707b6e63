package dev.coffre.sops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.Format;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SopsConfigTest {
  private static final Path FILE = Path.of("/repo/.sops.yaml");

  private static SopsConfig parse(String text, Strictness strictness) throws ConfigException {
    return SopsConfig.parse(FILE, text, strictness);
  }

  private static CreationRule rule(String text, String file) throws ConfigException {
    return parse(text, Strictness.STRICT).ruleFor(Path.of(file)).orElseThrow();
  }

  @Test
  void firstRuleThatMatches_applies() throws ConfigException {
    var text =
        """
        creation_rules:
          - path_regex: ^prod/
            age: age1a, age1b
            encrypted_regex: ^data$
          - path_regex: \\.env$
            age: [age1c]
            mac_only_encrypted: true
          - age: age1d
        """;

    assertThat(rule(text, "/repo/prod/x.yaml").groups().getFirst())
        .containsExactly(MasterKey.age("age1a"), MasterKey.age("age1b"));
    assertThat(rule(text, "/repo/prod/x.yaml").selector())
        .hasValue(new Selector(Selector.Kind.ENCRYPTED_REGEX, "^data$"));
    assertThat(rule(text, "/repo/dev/.env").macOnlyEncrypted()).isTrue();
    assertThat(rule(text, "/elsewhere/prod/x").groups().getFirst())
        .containsExactly(MasterKey.age("age1d"));
  }

  @Test
  void noRuleMatches_tellsWhatWasTried() throws ConfigException {
    var config =
        parse("creation_rules:\n  - path_regex: a\n  - path_regex: ^b\n", Strictness.TOLERANT);

    assertThatThrownBy(() -> config.ruleFor(Path.of("/repo/x/b")))
        .isInstanceOfSatisfying(
            ConfigException.NoMatchingRule.class,
            e -> {
              assertThat(e.path()).isEqualTo("x/b");
              assertThat(e.tried()).containsExactly("a", "^b");
            });
  }

  @ParameterizedTest
  @CsvSource({"''", "stores: {}", "creation_rules:"})
  void noRules_areNoConfiguration(String text) throws ConfigException {
    assertThat(parse(text, Strictness.STRICT).ruleFor(Path.of("/repo/x"))).isEmpty();
  }

  @Test
  void keyGroups_areMergedAndFreeOfDoubles() throws ConfigException {
    var text =
        """
        keys:
          - &ops {age: [age1a], pgp: [ABCD]}
        creation_rules:
          - shamir_threshold: 2
            age: age1ignored
            key_groups:
              - merge: [*ops, {merge: [*ops], age: ["age1b,age1a"]}]
                kms: [{arn: arn1, role: r, context: {b: "2", a: "1"}, aws_profile: p}]
                gcp_kms: [{resource_id: gcp}]
                hckms: [{key_id: h}]
                azure_keyvault: [{vaultUrl: https://v, key: k, version: "1"}]
                hc_vault: ["https://vault/v1/transit/keys/k"]
              - age: [age1z]
        """;
    var rule = rule(text, "/repo/x");

    assertThat(rule.shamirThreshold()).isEqualTo(2);
    assertThat(rule.groups()).hasSize(2);
    assertThat(rule.groups().getFirst())
        .extracting(MasterKey::id)
        .containsExactly(
            "age1a",
            "ABCD",
            "age1b",
            "arn1+r|a:1,b:2|p",
            "gcp",
            "h",
            "https://v/keys/k/1",
            "https://vault/v1/transit/keys/k");
  }

  @Test
  void flatKeys_areOfEveryKind() throws ConfigException {
    var text =
        "creation_rules: [{age: a, pgp: [p], kms: 'k1, k2', gcp_kms: g, hckms: [h], azure_keyvault: z, hc_vault_transit_uri: v}]";

    assertThat(rule(text, "/repo/x").groups().getFirst())
        .extracting(MasterKey::kind)
        .containsExactly(
            KeyKind.AGE,
            KeyKind.PGP,
            KeyKind.KMS,
            KeyKind.KMS,
            KeyKind.GCP_KMS,
            KeyKind.HCKMS,
            KeyKind.AZURE_KV,
            KeyKind.HC_VAULT);
  }

  @Test
  void ruleWithoutKeys_hasOneEmptyGroup() throws ConfigException {
    assertThat(rule("creation_rules: [{path_regex: x}]", "/repo/x").groups())
        .containsExactly(List.of());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          creation_rules: [{path_regex: "("}]                                   | bad expression
          creation_rules: [{encrypted_suffix: a, encrypted_regex: b}]           | two selectors
          creation_rules: {age: a}                                              | rules are no list
          creation_rules: [{shamir_threshold: two}]                             | no number
          creation_rules: [{mac_only_encrypted: maybe}]                         | no boolean
          creation_rules: [{age: {a: b}}]                                       | keys are a mapping
          creation_rules: [{key_groups: [{age: a}]}]                            | age of a group is no list
          creation_rules: [x                                                    | no YAML
          [a]                                                                   | no mapping
          """)
  void wrongConfiguration_isRefused(String text, String why) {
    assertThatThrownBy(() -> parse(text, Strictness.TOLERANT).ruleFor(Path.of("/repo/x")))
        .as(why)
        .isInstanceOf(ConfigException.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          creation_rules: [{path_regexp: x}]            | path_regex
          creation_rules: [{encrypted-regex: x}]        | encrypted_regex
          creation_rules: [{key_groups: [{agee: []}]}]  | age
          creation-rules: []                            | creation_rules
          """)
  void misspeltField_isGuessedInStrictMode(String text, String suggestion) throws ConfigException {
    assertThatThrownBy(() -> parse(text, Strictness.STRICT))
        .isInstanceOf(ConfigException.UnknownField.class)
        .hasMessageContaining("did you mean " + suggestion + "?");
    assertThat(parse(text, Strictness.TOLERANT)).isNotNull();
  }

  @Test
  void indents_areConfigurable() throws ConfigException {
    var config = parse("stores: {yaml: {indent: 2}, json_binary: {indent: 3}}", Strictness.STRICT);

    assertThat(config.layout(Format.YAML).indent()).isEqualTo(2);
    assertThat(config.layout(Format.JSON).indent()).isEqualTo(-1);
    assertThat(config.layout(Format.BINARY).indent()).isEqualTo(3);
  }

  @Test
  void lookup_goesUpwardsAndWarnsOfTheOtherName(@TempDir Path folder) throws IOException {
    var deep = Files.createDirectories(folder.resolve("a/b"));
    Files.createFile(folder.resolve("a/.sops.yml"));
    assertThat(ConfigLookup.from(deep).ignored()).isPresent();
    var file = Files.createFile(folder.resolve(".sops.yaml"));

    var lookup = ConfigLookup.from(deep);

    assertThat(lookup.file()).hasValue(file);
    assertThat(lookup.warning().orElseThrow()).contains(".sops.yml", "instead");
  }

  @Test
  void aliasThatHoldsItself_isRefused() {
    assertThatThrownBy(
            () -> parse("creation_rules: [{key_groups: [&g {merge: [*g]}]}]", Strictness.STRICT))
        .isInstanceOf(ConfigException.class);
  }
}
