package dev.coffre.e2e.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whoever gets hold of the datastore's files has no Secret. That the search can find something is
/// shown with a ConfigMap, which lies there in clear.
@InLab
@Tag("platform")
@Order(40)
final class AtRestIT {
  private static final String CLEAR = "canary-in-a-configmap-52d1";
  private static final String SECRET = "canary-in-a-secret-52d1";
  private static final String LATER = "canary-in-its-next-value-52d1";

  @BeforeAll
  static void plantCanaries(Platform platform) {
    var cluster = platform.cluster();
    cluster.kubectl("create", "configmap", "canary", "--from-literal=v=" + CLEAR).orFail();
    cluster.kubectl("create", "secret", "generic", "canary", "--from-literal=v=" + SECRET).orFail();
    cluster
        .kubectl("patch", "secret", "canary", "-p", "{\"stringData\":{\"v\":\"" + LATER + "\"}}")
        .orFail();
  }

  @AfterAll
  static void removeCanaries(Platform platform) {
    platform.cluster().kubectl("delete", "configmap/canary", "secret/canary");
  }

  @Test
  void configMap_isFoundInRowsAndFiles(Platform platform) {
    var datastore = platform.datastore();

    assertThat(datastore.rowsWith(CLEAR)).isPositive();
    assertThat(datastore.filesWith(CLEAR)).isNotEmpty();
  }

  @Test
  void secret_isInNoRowAndNoFile_neitherItsValueBefore(Platform platform) {
    var datastore = platform.datastore();

    for (String canary : new String[] {SECRET, LATER, base64(SECRET), base64(LATER)}) {
      assertThat(datastore.rowsWith(canary)).as(canary).isZero();
      assertThat(datastore.filesWith(canary)).as(canary).isEmpty();
    }
  }

  @Test
  void envelopes_useTheCurrentKeyAlone(Platform platform) {
    var datastore = platform.datastore();

    assertThat(datastore.envelopes())
        .containsOnlyKeys("k8s:enc:secretbox:v1:" + datastore.currentKey());
  }

  @Test
  void secrets_areAsManyAsTheApiHas(Platform platform) {
    long ofTheApi =
        platform
            .cluster()
            .kubectl("get", "secrets", "-A", "-o", "name")
            .orFail()
            .out()
            .lines()
            .count();

    assertThat(platform.datastore().secrets()).isEqualTo(ofTheApi);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
