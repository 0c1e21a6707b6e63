package dev.coffre.backup.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Facts;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterFactsTest {
  private static final SecretBytes KEY = SecretBytes.adopt(new byte[ClusterToken.CODES_KEY]);

  /// A field of a protobuf message that has a length.
  private static byte[] field(int number, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(content::writeBytes);
    var field = new ByteArrayOutputStream();
    field.write(number << 3 | 2);
    field.write(content.size());
    field.writeBytes(content.toByteArray());
    return field.toByteArray();
  }

  private static byte[] field(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] stored(String version, String kind, byte[]... raw) {
    var value = new ByteArrayOutputStream();
    value.writeBytes("k8s\0".getBytes(StandardCharsets.US_ASCII));
    value.writeBytes(field(1, field(1, version), field(2, kind)));
    value.writeBytes(field(2, raw));
    return value.toByteArray();
  }

  private static byte[] secret(String password) {
    return stored(
        "v1",
        "Secret",
        field(1, field(1, "db"), field(3, "shop"), field(5, "a-uid")),
        field(2, field(1, "login"), field(2, password)),
        field(2, field(1, "empty")),
        field(3, "Opaque"));
  }

  private static Facts facts(String name, byte[] value) throws BackupException {
    var facts = new ClusterFacts(KEY);
    facts.addStored(name, value);
    return facts.facts("ca");
  }

  private static Facts listed(String json) throws JsonException {
    var facts = new ClusterFacts(KEY);
    facts.addListed("Secret", List.of(JsonValue.parse(json)));
    return facts.facts("ca");
  }

  @Test
  void secret_storedAndListed_isTheSame() throws Exception {
    var stored = facts("/registry/secrets/shop/db", secret("geheim"));

    assertThat(stored)
        .isEqualTo(
            listed(
                """
                {"metadata": {"name": "db", "namespace": "shop", "resourceVersion": "7"},
                 "type": "Opaque", "data": {"login": "Z2VoZWlt", "empty": ""}}
                """));
    assertThat(stored.toString()).doesNotContain("geheim");
  }

  @Test
  void secret_anotherInAnything_isAnother() throws Exception {
    var codes =
        List.of(
                "{\"metadata\": {\"name\": \"db\", \"namespace\": \"shop\"}, \"type\": \"Opaque\"}",
                "{\"metadata\": {\"name\": \"db\", \"namespace\": \"shop\"}, \"type\": \"other\"}",
                "{\"metadata\": {\"name\": \"db\", \"namespace\": \"shop\"}, \"type\": \"Opaque\","
                    + " \"data\": {\"a\": \"\"}}",
                "{\"metadata\": {\"name\": \"db\", \"namespace\": \"shop\"}, \"type\": \"Opaque\","
                    + " \"data\": {\"a\": \"YQ==\"}}")
            .stream()
            .map(ClusterFactsTest::code)
            .toList();

    assertThat(codes).doesNotHaveDuplicates();
    assertThat(facts("s", secret("one")).section("secrets"))
        .isNotEqualTo(facts("s", secret("two")).section("secrets"));
  }

  private static String code(String json) {
    try {
      return String.valueOf(listed(json).section("secrets").get("shop/db"));
    } catch (JsonException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void kinds_ofEachForm_areCounted() throws BackupException {
    var facts = new ClusterFacts(KEY);
    facts.addStored("a", stored("apps/v1", "Deployment", new byte[100]));
    facts.addStored("b", Arrays.copyOf(stored("apps/v1beta1", "Deployment", new byte[100]), 60));
    facts.addStored(
        "c", bytes("{\"kind\":\"APIService\",\"apiVersion\":\"apiregistration.k8s.io/v1\","));
    facts.addStored(
        "d", bytes("{\"apiVersion\":\"coffre.dev/v1\",\"kind\":\"Thing\",\"metadata\":"));

    assertThat(facts.facts("ca").section("objects"))
        .containsEntry("Deployment.apps", "2")
        .containsEntry("APIService.apiregistration.k8s.io", "1")
        .containsEntry("Thing.coffre.dev", "1")
        .hasSize(3);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void unknownForms_areRefused() {
    for (var value : List.of(bytes("k8s:enc:kms:v1:x"), bytes(""), bytes("k8s\0"), bytes("{}"))) {
      assertThatThrownBy(() -> facts("/registry/x", value))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining("/registry/x");
    }
    assertThatThrownBy(() -> facts("x", Arrays.copyOf(secret("geheim"), 40)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("no whole protobuf message");
  }

  @Test
  void whatTheServerKeepsForItself_isNoObject() {
    assertThat(ClusterFacts.isObject("/registry/secrets/shop/db")).isTrue();
    assertThat(ClusterFacts.isObject("/registry/masterleases/192.0.2.1")).isFalse();
    assertThat(ClusterFacts.isObject("/bootstrap/0123")).isFalse();
    assertThat(ClusterFacts.isObject("compact_rev_key")).isFalse();
  }
}
