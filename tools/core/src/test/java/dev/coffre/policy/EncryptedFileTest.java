package dev.coffre.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.Selector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One defect a row; the file without it is clean.
final class EncryptedFileTest {
  private static final String ENC = "ENC\\[AES256_GCM,";

  record Defect(String what, String pattern, String replacement, String expected) {
    @Override
    public String toString() {
      return what;
    }

    UnaryOperator<String> edit() {
      return text -> text.replaceFirst(pattern, replacement);
    }
  }

  static Stream<Defect> defects() {
    return Stream.of(
        new Defect("a text in clear", "password: .*", "password: x", "sops-plaintext-value"),
        new Defect("a number in clear", "port: .*", "port: 5", "sops-plaintext-value"),
        new Defect("a truth in clear", "port: .*", "port: true", "sops-plaintext-value"),
        new Defect("a list element in clear", "- ENC.*", "- x", "sops-plaintext-value"),
        new Defect("a value added", "db:", "db:\n    added: x", "sops-plaintext-value"),
        new Defect("a document added", "^", "other: x\n---\n", "sops-metadata-invalid"),
        new Defect("a document behind", "$", "---\nother: x\n", "sops-plaintext-value"),
        new Defect("ENC as a word", "password: .*", "password: ENC[", "sops-plaintext-value"),
        new Defect("a comment in clear", "#ENC.*", "# seen", "sops-plaintext-comment"),
        new Defect(
            "ciphertext at an exempt key",
            "label_unencrypted: shown",
            "label_unencrypted: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]",
            "sops-exempt-ciphertext"),
        new Defect("text behind it", "(password: .*)", "$1x", "sops-malformed-value"),
        new Defect("a cut value", "(password: .{30}).*", "$1", "sops-malformed-value"),
        new Defect("an unknown type", "type:int", "type:number", "sops-malformed-value"),
        new Defect("no data", "(password: " + ENC + "data:)[^,]*", "$1", "sops-malformed-value"),
        new Defect("no tag", "(password: .*),tag:[^,]*", "$1", "sops-malformed-value"),
        new Defect("a short tag", "(password: .*,tag:)[^,]*", "$1AAAA", "sops-malformed-value"),
        new Defect("stray bits", "(port: " + ENC + "data:.)[^,]*", "$1B==", "sops-malformed-value"),
        new Defect("an odd iv", "(password: .*,iv:)[^,]*", "$1AAAAAAAA", "sops-malformed-value"),
        new Defect(
            "an iv of 12 bytes", "(password: .*,iv:)[^,]*", "$1AAAAAAAAAAAAAAAA", "sops-short-iv"),
        new Defect("no MAC", "\n +mac: .*", "", "sops-mac-missing"),
        new Defect("an empty MAC", "mac: .*", "mac: \"\"", "sops-mac-missing"),
        new Defect("a plain MAC", "mac: .*", "mac: ABCDEF", "sops-mac-malformed"),
        new Defect("a MAC that is cut", "(mac: .{60}).*", "$1", "sops-mac-malformed"),
        new Defect("a MAC of another type", "(mac: .*)str\\]", "$1int]", "sops-mac-malformed"),
        new Defect("no lastmodified", "\n +lastmodified: .*", "", "sops-metadata-invalid"),
        new Defect(
            "a lastmodified that is no time",
            "lastmodified: .*",
            "lastmodified: \"soon\"",
            "sops-metadata-invalid"),
        new Defect(
            "a lastmodified without quotes",
            "lastmodified: \"(.*)\"",
            "lastmodified: $1",
            "sops-metadata-invalid"),
        new Defect("no version", "\n +version: .*", "", "sops-version"),
        new Defect("a version of words", "version: .*", "version: latest", "sops-version"),
        new Defect(
            "two selectors",
            "( +)(unencrypted_suffix: .*)",
            "$1$2\n$1encrypted_regex: ^x",
            "sops-metadata-invalid"),
        new Defect(
            "a copy of the key that is cut",
            "(BEGIN AGE[^\n]*\n +.{20}).*",
            "$1",
            "sops-key-malformed"),
        new Defect(
            "no copy of the key",
            "(?s)enc: .*?-----END AGE ENCRYPTED FILE-----\n",
            "enc: x\n",
            "sops-key-malformed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void check_defect_isFound(Defect defect) throws Exception {
    var sound = Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT);
    var broken = defect.edit().apply(sound);

    assertThat(broken).isNotEqualTo(sound);
    assertThat(Sample.of("a.yaml", sound).ids()).isEmpty();
    assertThat(Sample.of("a.yaml", broken).ids()).containsOnly(defect.expected());
  }

  @ParameterizedTest
  @CsvSource({
    "JSON, a.json, '{\"m\": {\"a\": \"x\"}}', '\"a\": \"ENC[^\"]*\"', '\"a\": \"x\"'",
    "DOTENV, a.env, 'A=x', 'A=ENC.*', A=x",
    "INI, a.ini, '[s]\na = x', 'a *= *ENC.*', a = x",
  })
  void check_formats_valueInClear_isFound(
      Format format, String name, String plain, String pattern, String replacement)
      throws Exception {
    var sound = Sample.encrypted(format, plain + "\n", Selector.DEFAULT);

    assertThat(Sample.of(name, sound).ids()).isEmpty();
    assertThat(Sample.of(name, sound.replaceFirst(pattern, replacement)).ids())
        .containsExactly("sops-plaintext-value");
  }

  @Test
  void check_binaryInClear_isFound() throws Exception {
    var sound = Sample.encrypted(Format.BINARY, "bytes", Selector.NONE);

    assertThat(Sample.of("a.key", sound).ids()).isEmpty();
    assertThat(Sample.of("a.key", sound.replaceFirst("\"ENC[^\"]*\"", "\"bytes\"")).ids())
        .containsExactly("sops-plaintext-value");
    assertThat(Sample.of("a.key", "bytes").ids()).containsExactly("sops-not-encrypted");
  }

  @ParameterizedTest
  @EnumSource(Selector.Kind.class)
  void check_selectors_valueInClear_isFound(Selector.Kind kind) throws Exception {
    var plain = "# pick\npick: s3cret\n# other\nother: s3cret\n";
    var selector = new Selector(kind, "pick");
    var sound = Sample.encrypted(Format.YAML, plain, selector);
    var key = kind.encrypts() ? "pick" : "other";
    var rule = Sample.matched(selector, Sample.alice());

    assertThat(Sample.of("a.yaml", sound).under(rule).ids()).isEmpty();
    assertThat(
            Sample.of("a.yaml", sound.replaceFirst("(?m)^" + key + ": ENC.*", key + ": x"))
                .under(rule)
                .ids())
        .contains("sops-plaintext-value");
  }

  @Test
  void check_selectorThatMatchesNothing_isFound() throws Exception {
    var selector = new Selector(Selector.Kind.ENCRYPTED_REGEX, "^paswords$");
    var file = Sample.encrypted(Format.YAML, Sample.PLAIN, selector);

    assertThat(Sample.of("a.yaml", file).under(Sample.matched(selector, Sample.alice())).ids())
        .containsExactly("sops-nothing-encrypted");
  }

  @Test
  void check_ruleForOthers_namesWhoIsMissingAndExtra() throws Exception {
    var file = Sample.of("a.yaml", Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT));

    assertThat(file.under(Sample.matched(Selector.DEFAULT, Sample.alice(), Sample.bob())).ids())
        .containsExactly("sops-recipient-missing");
    assertThat(file.under(Sample.matched(Selector.DEFAULT, Sample.bob())).ids())
        .containsExactly("sops-recipient-extra", "sops-recipient-missing");
    assertThat(file.under(new RuleMatch.Unmatched()).ids()).containsExactly("sops-no-rule");
    assertThat(file.under(new RuleMatch.NoRules()).ids()).isEmpty();
  }

  @Test
  void check_ruleWithAnotherSelector_isFound() throws Exception {
    var file = Sample.of("a.yaml", Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT));
    var other = new Selector(Selector.Kind.ENCRYPTED_REGEX, "^db$");

    assertThat(file.under(Sample.matched(other, Sample.alice())).ids())
        .containsExactly("sops-selector-differs");
  }

  @Test
  void check_keyGroups_areHeldAgainstTheRule() throws Exception {
    var groups = List.of(List.of(Sample.alice()), List.of(Sample.bob()));
    var recipe = new Recipe(groups, 2, Selector.DEFAULT, false);
    var sound = Sample.encrypted(Format.YAML, Sample.PLAIN, recipe);
    var rule =
        new RuleMatch.Matched(
            new CreationRule(Optional.of("."), groups, 2, Optional.empty(), false));
    var flat = Sample.matched(Selector.DEFAULT, Sample.alice(), Sample.bob());

    assertThat(Sample.of("a.yaml", sound).under(rule).ids()).isEmpty();
    assertThat(Sample.of("a.yaml", sound).under(flat).ids())
        .containsExactly("sops-key-groups-differ");
    var three = sound.replaceFirst("shamir_threshold: 2", "shamir_threshold: 3");
    assertThat(Sample.of("a.yaml", three).under(rule).ids()).contains("sops-threshold");
  }

  @Test
  void check_everyFinding_quotesNoValueAndNamesItsPlace() throws Exception {
    var broken =
        Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT)
            .replaceFirst("password: .*", "password: p4ss-canary");
    var found = Sample.of("a.yaml", broken).check("a.yaml");

    int start = broken.indexOf("p4ss-canary");
    assertThat(found)
        .containsExactly(
            new Violation(
                Check.SOPS_PLAINTEXT_VALUE,
                start,
                start + "p4ss-canary".length(),
                3,
                15,
                "db.password: the value is in clear in an encrypted file",
                "take the value out or put its ciphertext back (git restore a.yaml), then: coffre"
                    + " set a.yaml db.password"));
  }

  @ParameterizedTest
  @CsvSource({
    "password: .*, 'password: ENC[AES256_GCM,data:AAAA,iv:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,tag:AAAAAAAAAAAAAAAAAAAAAA==,type:str]', db.password",
    "label_unencrypted: .*, 'label_unencrypted: other', label_unencrypted",
  })
  void compare_valueThatChangedUnderTheSameMac_isFound(
      String pattern, String replacement, String path) throws Exception {
    var committed = Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT);
    var other = Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT);
    var edited = committed.replaceFirst(pattern, replacement);

    assertThat(compared(edited, committed))
        .containsExactly(
            path + ": the value is not the committed one, and the MAC is the committed one");
    assertThat(compared(committed, committed)).isEmpty();
    assertThat(compared(committed.replaceFirst("#ENC.*", "# x"), committed)).isEmpty();
    assertThat(compared(other, committed)).isEmpty();
  }

  @Test
  void compare_valueThatIsGone_isFound() throws Exception {
    var committed = Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT);

    assertThat(compared(committed.replaceFirst("label_unencrypted: .*\n", ""), committed))
        .containsExactly("label_unencrypted was taken out, and the MAC is the committed one");
  }

  private static List<String> compared(String now, String committed) throws IOException {
    var path = Path.of("/repository/a.yaml");
    var file = new CheckedFile(path, "a.yaml", now.getBytes(UTF_8), new RuleMatch.NoRules());
    var policy = new Policy(_ -> Optional.empty());
    return policy.check(file, () -> List.of(committed.getBytes(UTF_8))).stream()
        .filter(violation -> violation.check() == Check.SOPS_VALUE_WITHOUT_MAC)
        .map(Violation::message)
        .toList();
  }
}
