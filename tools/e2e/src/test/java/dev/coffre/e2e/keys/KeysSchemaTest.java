package dev.coffre.e2e.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.scan.Schema;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.keys.Registry;
import dev.coffre.keys.RegistryText;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A registry against its schema; editors are to refuse what the program refuses.
final class KeysSchemaTest {
  /// With the lab's test keys.
  private static final String REGISTRY =
      """
      sops_yaml: checked
      teams:
        ops: who runs it
      holders:
        lab:
          kind: machine
          owner: ops@example.org
          teams: [ops]
          recipient: age1d69ewws0vq949c4h77x8rjgu5vt86j2mw6as8u8ex2hmg50ahfnse3pu38
          created: 2026-11-01
          expires: 2027-11-01
          status: active
          attested: {by: ops, date: 2026-11-02}
        recovery:
          kind: recovery
          owner: ops@example.org
          teams: [ops]
          recipient: age19d9sq7c6axjfcknq8x0mqzms0q7mln0qhn34ujncd7p0m96eteaqtl3yka
          created: 2026-11-01
          unattested: made by the lab
      rules:
        - path: \\.sops\\.yaml$
          teams: [ops]
          minimum_readers: 1
          recovery_keys: 1
          keys: any
      """;

  private final Schema schema;

  KeysSchemaTest() throws IOException {
    schema =
        Schema.of(
            Checkout.here().resolve("docs/reference/schemas/keys.schema.json"),
            VersionFlag.V202012);
  }

  @Test
  void schema_thatANewRegistryGets_isTheOneOfTheDocs() throws IOException {
    assertThat(RegistryText.schema())
        .isEqualTo(
            Files.readAllBytes(Checkout.here().resolve("docs/reference/schemas/keys.schema.json")));
  }

  @Test
  void registry_whole_isTakenByBoth() throws YamlException {
    assertThat(schema.complaintsOfYaml(REGISTRY)).isEmpty();
    assertThat(Registry.parse(Registry.PATH, REGISTRY).holders()).hasSize(2);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sops_yaml: checked | sops_yaml: maybe | an unknown mode
          kind: machine | kind: robot | an unknown kind
          owner: ops | ower: ops | an unknown field
          teams: [ops] | teams: [] | no team
          teams: [ops] | teams: [ops, ops] | a team twice
          lab: | L A B: | a name of another form
          recipient: age1 | recipient: AGE-SECRET-KEY-1 | a private key
          status: active | status: asleep | an unknown status
          attested: {by: ops, date: 2026-11-02} | attested: {by: ops} | a proof without a date
          attested: {by: ops, date: 2026-11-02} | status: active | no word of a proof
          unattested: made by the lab | unattested: "" | no reason
          minimum_readers: 1 | minimum_readers: many | a word for a number
          keys: any | keys: good | an unknown demand
          - path: | - paths: | an unknown field of a rule
          """)
  void registry_withADefect_isRefusedByBoth(String good, String bad, String what) {
    var defect =
        REGISTRY
            .replaceFirst(
                "    status: active\n",
                bad.startsWith("status: active") ? "" : "    status: active\n")
            .replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
    assertThat(defect).as(what).isNotEqualTo(REGISTRY);

    assertThat(schema.complaintsOfYaml(defect)).as(what).isNotEmpty();
    assertThatThrownBy(() -> Registry.parse(Registry.PATH, defect))
        .as(what)
        .isInstanceOf(YamlException.class);
  }
}
