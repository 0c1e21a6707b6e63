package dev.coffre.e2e.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Cluster;
import dev.coffre.e2e.lab.Datastore;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.lab.Played;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// A server that ran without encryption, as others set it up, is encrypted late: what it kept in
/// clear is found wherever it lies, and gone after the clean-up. Between, its rows are clean and
/// its files are not. The platform's own server is put aside meanwhile.
@InLab
@Tag("platform")
@Order(90)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LateEncryptionIT {
  private static final String CANARY = "canary-of-a-server-without-encryption-7c41";
  private static final String LATER = "canary-of-its-next-value-7c41";

  private static final String WITHOUT =
      """
      systemctl stop k3s
      cd /var/lib/rancher/k3s
      mv server server.aside
      sed -i '/^secrets-encryption/d' /etc/rancher/k3s/config.yaml
      systemctl start k3s
      """;

  private static final String BACK =
      """
      systemctl stop k3s
      cd /var/lib/rancher/k3s
      rm -r server
      mv server.aside server
      systemctl start k3s
      """;

  @BeforeAll
  static void startAServerWithoutEncryption(Platform platform) {
    platform.lab().host().shell(WITHOUT).orFail();
    var cluster = platform.cluster();
    cluster.kubectl("create", "secret", "generic", "canary", "--from-literal=v=" + CANARY).orFail();
    cluster
        .kubectl("patch", "secret", "canary", "-p", "{\"stringData\":{\"v\":\"" + LATER + "\"}}")
        .orFail();
  }

  @AfterAll
  static void putTheServerBack(Platform platform) {
    platform.lab().host().shell(BACK).orFail();
  }

  @Test
  @Order(1)
  void role_refusesToPassItOffAsEncrypted(Platform platform) {
    var refused = play(platform, "late-refused", "site.yml", "--tags", "k3s_server");

    assertThat(refused.said().held()).isFalse();
    assertThat(refused.said().text()).contains("this server has run without encryption");
  }

  @Test
  @Order(2)
  void encryption_byItself_leavesWhatWasThere(Platform platform) {
    play(platform, "late-encrypt", "encrypt-late.yml", "--tags", "encrypt").orFail();

    assertThat(platform.datastore().envelopes()).containsKey("clear");
    var verified = verify(platform);
    assertThat(verified.said().held()).isFalse();
    assertThat(verified.said().text())
        .contains("Secrets of the datastore that are not in secretbox");
  }

  @Test
  @Order(3)
  void rowsWrittenAnew_leaveItInTheFiles_andThatIsNoticed(Platform platform) {
    play(platform, "late-rows", "encrypt-late.yml", "--tags", "rows").orFail();

    var datastore = platform.datastore();
    assertThat(datastore.envelopes()).doesNotContainKey("clear");
    assertThat(canaries()).allSatisfy(canary -> assertThat(datastore.rowsWith(canary)).isZero());
    assertThat(filesWithCanaries(datastore)).isNotEmpty();
    var verified = verify(platform);
    assertThat(verified.said().held()).isFalse();
    assertThat(verified.said().text())
        .contains("Secrets in clear in files of the datastore, freed pages included");
  }

  @Test
  @Order(4)
  void filesWrittenAnew_holdNothing(Platform platform) {
    play(platform, "late-files", "encrypt-late.yml", "--tags", "files").orFail();

    assertThat(filesWithCanaries(platform.datastore())).isEmpty();
    assertThat(value(platform.cluster())).isEqualTo(LATER);
    verify(platform).orFail();
  }

  private static Played play(Platform platform, String log, String playbook, String... options) {
    return platform.lab().ansible().play(log, playbook, options);
  }

  private static Played verify(Platform platform) {
    return play(platform, "late-verify", "verify.yml", "--tags", "k3s_server");
  }

  private static List<String> filesWithCanaries(Datastore datastore) {
    var files = new ArrayList<String>();
    canaries().forEach(canary -> files.addAll(datastore.filesWith(canary)));
    return files;
  }

  private static List<String> canaries() {
    return List.of(CANARY, LATER);
  }

  private static String value(Cluster cluster) {
    return new String(
        Base64.getDecoder().decode(cluster.part("default", "secret/canary", "{.data.v}")), UTF_8);
  }
}
