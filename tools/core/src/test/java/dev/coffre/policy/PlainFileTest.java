package dev.coffre.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.Fixture;
import dev.coffre.sops.Format;
import dev.coffre.sops.metadata.Selector;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What should be encrypted and is not, and what only looks like it.
final class PlainFileTest {
  private static final RuleMatch DATA =
      Sample.matched(
          new Selector(Selector.Kind.ENCRYPTED_REGEX, "^(data|stringData)$"), Sample.alice());

  private static final String KUBERNETES = "kubernetes-secret-plaintext";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Secret\ndata:\n  a: eA==\n",
        "apiVersion: v1\nkind: Secret\nstringData:\n  a: x\n",
        "kind: Secret\nstringData: {a: x}\napiVersion: v1\n",
        "kind: ConfigMap\n---\nkind: Secret\nstringData: {a: x}\n",
        "{\"kind\": \"Secret\", \"data\": {\"a\": \"eA==\"}}",
        "kind: List\nitems:\n  - kind: Secret\n    data: {a: eA==}\n",
        "kind: Secret\ndata: {a: \"ENC[AES256_GCM,data:AA==\"}\n",
        "kind: Secret\n$patch: delete\ndata: {a: eA==}\n",
      })
  void check_kubernetesSecretInClear_isFound(String text) throws Exception {
    var name = text.startsWith("{") ? "a.json" : "a.yaml";

    assertThat(Sample.of(name, text).under(new RuleMatch.NoRules()).ids())
        .containsExactly(KUBERNETES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: ConfigMap\ndata: {a: Secret}\n",
        "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec: {encryptedData: {a: x}}\n",
        "kind: ExternalSecret\nspec: {target: {name: Secret}}\n",
        "apiVersion: other.io/v1\nkind: Secret\ndata: {a: x}\n",
        "kind: Secret\ndata: {a: \"\"}\n",
        "kind: Secret\ndata: {a: null}\n",
        "kind: Secret\nstringData: {a: \"${PASSWORD}\"}\n",
        "kind: Secret\nstringData: {a: \"<path:secret/data/x#y>\"}\n",
        "kind: Pod\nspec: {volumes: [{secret: {kind: Secret}}]}\n",
        "sops: {enabled: true}\nkind: Other\n",
      })
  void check_whatIsNoSecretInClear_isNotFound(String text) throws Exception {
    assertThat(Sample.of("a.yaml", text).under(new RuleMatch.NoRules()).ids()).isEmpty();
  }

  @Test
  void check_secretThatCannotBeRead_isFoundUnlessATemplate() throws Exception {
    var broken = Sample.of("a.yaml", "kind: Secret\ndata:\n  a: [\n");
    var template = Sample.of("a.yaml", "kind: Secret\ndata:\n  a: {{ .a }}\n  {{ b }}\n");

    assertThat(broken.under(new RuleMatch.NoRules()).ids()).containsExactly("sops-unreadable");
    assertThat(template.under(new RuleMatch.NoRules()).ids()).isEmpty();
    assertThat(template.ids()).containsExactly("sops-unreadable");
  }

  @Test
  void check_encryptedSecretWhoseDataIsExempt_isFound() throws Exception {
    var selector = new Selector(Selector.Kind.ENCRYPTED_REGEX, "^stringData$");
    var plain = "kind: Secret\ndata:\n  a: eA==\nstringData:\n  b: x\n";
    var file = Sample.of("a.yaml", Sample.encrypted(Format.YAML, plain, selector));

    assertThat(file.under(Sample.matched(selector, Sample.alice())).ids())
        .containsExactly(KUBERNETES);
  }

  @Test
  void check_fileThatARuleSelects_isFoundIfItHasSomethingToEncrypt() throws Exception {
    assertThat(Sample.of("a.yaml", "a: x\n").ids()).containsExactly("sops-not-encrypted");
    assertThat(Sample.of("a.yaml", "a_unencrypted: x\nb:\n").ids()).isEmpty();
    assertThat(Sample.of("a.yaml", "").ids()).isEmpty();
    assertThat(Sample.of("a.yaml", "kind: Secret\ndata: {a: x}\n").under(DATA).ids())
        .containsExactly("sops-not-encrypted");
    var map = "apiVersion: v1\nkind: ConfigMap\ndata: {a: x}\n";
    assertThat(Sample.of("a.yaml", map).under(DATA).ids()).isEmpty();
    assertThat(Sample.of("a.sops.yaml", map).under(DATA).ids())
        .containsExactly("sops-not-encrypted");
    assertThat(Sample.of("a.sops.yaml", map).under(new RuleMatch.NoRules()).ids())
        .containsExactly("sops-name-plaintext");
  }

  @Test
  void check_secretGenerator_literalsAndPlainFilesAreFound() throws Exception {
    var text =
        """
        secretGenerator:
          - name: a
            literals: [user=, password=x, "token=${TOKEN}"]
            envs: [plain.env, sound.env, absent.env]
        """;
    var files =
        Map.of(
            "kustomization.yaml",
            text,
            "plain.env",
            "A=x\n",
            "sound.env",
            Sample.encrypted(Format.DOTENV, "A=x\n", Selector.DEFAULT));
    var found = new Sample(files, new RuleMatch.NoRules()).check("kustomization.yaml");

    assertThat(found)
        .extracting(v -> v.line() + " " + v.message())
        .containsExactly(
            "3 a literal of a secretGenerator is in clear",
            "4 a secretGenerator reads the plain file plain.env");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.yaml", "a.dec.yaml", "a.sops.dec.yaml", "a.sops.yaml.dec"})
  void check_plainTwin_isFound(String name) throws Exception {
    assertThat(twin(name, Sample.PLAIN)).containsExactly("plaintext-twin");
  }

  @Test
  void check_fileThatSharesOnlyItsName_isNoTwin() throws Exception {
    assertThat(twin("a.yaml", "replicas: 3\n")).isEmpty();
    assertThat(twin("a.yaml", "db: {password: \"\"}\n")).isEmpty();
    assertThat(twin("b.yaml", Sample.PLAIN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".a.sops.yaml.swp",
        "a.sops.yaml~",
        "#a.sops.yaml#",
        "a.sops.yaml.bak",
        ".a.sops.yaml.coffre-1.tmp",
      })
  void check_leftover_isFound(String name) throws Exception {
    assertThat(twin(name, "db: x\n")).containsExactly("editor-leftover");
    assertThat(twin(name.replace("a.", "b."), "db: x\n")).isEmpty();
  }

  private static java.util.List<String> twin(String name, String text) throws Exception {
    var encrypted = Sample.encrypted(Format.YAML, Sample.PLAIN, Selector.DEFAULT);
    var files = Map.of(name, text, "a.sops.yaml", encrypted);
    return new Sample(files, new RuleMatch.NoRules())
        .check(name).stream().map(violation -> violation.check().id()).toList();
  }

  @Test
  void check_privateKey_isFoundIfItsChecksumHolds() throws Exception {
    var key = Fixture.ALICE.secretKey();

    assertThat(Sample.of("a.txt", "# mine\n" + key).under(new RuleMatch.NoRules()).check("a.txt"))
        .extracting(v -> v.check().id() + " " + v.line() + " " + v.message())
        .containsExactly("age-identity 2 a private age key (AGE-SECRET-KEY-1…)");
    assertThat(Sample.of("a.txt", key + "Q").under(new RuleMatch.NoRules()).ids()).isEmpty();
  }
}
