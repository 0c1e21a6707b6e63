package dev.coffre.backup.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerConfigTest {
  private static ServerConfig read(String... files) throws BackupException {
    var config = ServerConfig.EMPTY;
    for (var file : files) {
      config = config.with("config.yaml", file);
    }
    return config;
  }

  @Test
  void laterFiles_replaceOrAppend() throws BackupException {
    var config =
        read(
            "{node-name: a, disable: [traefik], tls-san: x}",
            "{node-name: b, disable+: [servicelb], tls-san+: y, empty: []}");

    assertThat(config.value("node-name")).contains("b");
    assertThat(config.settings().get("disable")).containsExactly("traefik", "servicelb");
    assertThat(config.settings().get("tls-san")).containsExactly("x", "y");
    assertThat(config.value("empty")).isEmpty();
  }

  @Test
  void text_isReadBackTheSame() throws BackupException {
    var config =
        read(
            "{secrets-encryption: true, write-kubeconfig-mode: '0600', disable: [a, b], none: []}");

    assertThat(read(config.text())).isEqualTo(config);
    assertThat(config.text())
        .contains("\"secrets-encryption\": true", "\"write-kubeconfig-mode\": \"0600\"");
  }

  @Test
  void textOfAServer_takesMoreLines() throws BackupException {
    var config = read("{node-name: a, disable: [b, c]}");

    assertThat(read(config.text() + "token-file: /t\n"))
        .isEqualTo(config.with("token-file", List.of("/t")));
    assertThat(read(ServerConfig.EMPTY.text())).isEqualTo(ServerConfig.EMPTY);
  }

  @Test
  void published_hasNoSecret() throws BackupException {
    var config =
        read("{token: t0, agent-token: t1, vpn-auth: t2, etcd-s3-secret-key: t3, token-file: /f}");

    assertThat(config.published().settings()).containsOnlyKeys("token-file");
  }

  @Test
  void otherDatastores_areTold() throws BackupException {
    assertThat(read("node-name: a").isSqlite()).isTrue();
    assertThat(read("cluster-init: false").isSqlite()).isTrue();
    assertThat(read("cluster-init: true").isSqlite()).isFalse();
    assertThat(read("datastore-endpoint: postgres://x").isSqlite()).isFalse();
  }

  @Test
  void nestedValue_isRefused() {
    assertThatThrownBy(() -> read("node-name: {a: b}"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("config.yaml:1");
  }
}
