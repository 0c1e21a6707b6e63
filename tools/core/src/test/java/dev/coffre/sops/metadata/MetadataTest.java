package dev.coffre.sops.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.json.JsonStore;
import dev.coffre.sops.tree.Node;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {
  private static final String AGE = "\"age\": [{\"recipient\": \"age1x\", \"enc\": \"e\"}]";
  private static final String SEAL =
      "\"lastmodified\": \"2024-01-02T03:04:05Z\", \"mac\": \"m\", \"version\": \"3.9.0\"";

  private static Node.Mapping mapping(String json) throws StoreException {
    return new JsonStore()
        .parse(json.getBytes(StandardCharsets.UTF_8))
        .tree()
        .documents()
        .getFirst();
  }

  private static Metadata parse(String fields) throws Exception {
    return Metadata.parse(mapping("{" + fields + "}"));
  }

  private static String written(Metadata metadata) throws StoreException {
    var bytes = new JsonStore().emitValue(metadata.toNode(), new Store.Layout(0));
    return new String(bytes, StandardCharsets.UTF_8).replace("\n", "");
  }

  @Test
  void oldForms_areRead() throws Exception {
    var metadata =
        parse(
            "\"kms\": null, \"gcp_kms\": [], "
                + AGE
                + ", \"pgp\": null, \"shamir_threshold\": \"0x2\", \"mac_only_encrypted\": \"True\", \"unknown\": 1, "
                + SEAL);

    assertThat(metadata.groups()).hasSize(1);
    assertThat(metadata.shamirThreshold()).isEqualTo(2);
    assertThat(metadata.macOnlyEncrypted()).isTrue();
    assertThat(metadata.selector()).isEqualTo(Selector.DEFAULT);
  }

  @Test
  void writing_isAlphabeticalAndLeavesOutWhatIsEmpty() throws Exception {
    assertThat(written(parse(SEAL + ", " + AGE)))
        .isEqualTo(
            "{\"age\": [{\"enc\": \"e\",\"recipient\": \"age1x\"}],\"lastmodified\": \"2024-01-02T03:04:05Z\",\"mac\": \"m\",\"unencrypted_suffix\": \"_unencrypted\",\"version\": \"3.9.0\"}");
  }

  @Test
  void groups_haveAgeAndVaultEvenIfEmpty() throws Exception {
    var pgp =
        "{\"pgp\": [{\"fp\": \"F\", \"created_at\": \"2024-01-02T03:04:05Z\", \"enc\": \"e\"}]}";
    var metadata =
        parse("\"key_groups\": [{" + AGE + "}, " + pgp + "], \"shamir_threshold\": 2, " + SEAL);

    assertThat(written(metadata))
        .contains(
            "\"key_groups\": [{\"age\": [{\"enc\": \"e\",\"recipient\": \"age1x\"}],\"hc_vault\": []},{\"age\": [],\"hc_vault\": [],\"pgp\": [{\"created_at\": \"2024-01-02T03:04:05Z\",\"enc\": \"e\",\"fp\": \"F\"}]}]")
        .contains("\"shamir_threshold\": 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "kms": [{"arn": "a", "role": "r", "context": {"y": "2", "x": "1"}, "created_at": "2024-01-02T03:04:05Z", "enc": "e", "aws_profile": "p"}] | a+r|x:1,y:2|p
          """)
  void kmsKeys_areNamedAsSopsNamesThem(String field) throws Exception {
    assertThat(parse(field + ", " + SEAL).groups().getFirst().keys().getFirst().id())
        .isEqualTo("a+r|x:1,y:2|p");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "lastmodified": "2024-01-02T03:04:05Z"                                                          | no keys
          "age": [{"recipient": "a", "enc": "e"}], "lastmodified": "yesterday"                             | no time
          "age": [{"recipient": "a", "enc": "e"}]                                                          | time missing
          "age": "x", "lastmodified": "2024-01-02T03:04:05Z"                                               | keys are text
          "age": [["x"]], "lastmodified": "2024-01-02T03:04:05Z"                                           | keys are lists
          "age": [{"recipient": {}, "enc": "e"}], "lastmodified": "2024-01-02T03:04:05Z"                   | recipient is a mapping
          "age": [{"enc": "e"}], "lastmodified": "2024-01-02T03:04:05Z", "mac_only_encrypted": "maybe"     | no boolean
          "age": [{"enc": "e"}], "lastmodified": "2024-01-02T03:04:05Z", "shamir_threshold": "two"         | no number
          "age": [{"enc": "e"}], "lastmodified": "2024-01-02T03:04:05Z", "encrypted_suffix": "a", "encrypted_regex": "b" | two selectors
          "pgp": [{"fp": "F", "enc": "e"}], "lastmodified": "2024-01-02T03:04:05Z"                         | foreign key without time
          """)
  void metadataThatSopsRefuses_isRefused(String fields, String why) {
    assertThatThrownBy(() -> parse(fields)).as(why).isInstanceOf(MetadataException.class);
  }
}
