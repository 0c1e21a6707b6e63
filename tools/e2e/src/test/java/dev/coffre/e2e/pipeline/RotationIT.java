package dev.coffre.e2e.pipeline;

import static dev.coffre.e2e.lab.PlatformRepository.CREDENTIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Cluster;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.postgresql.ScramVerifier;
import dev.coffre.postgresql.UnusablePasswordException;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A credential is replaced by a commit while a client works all along: the second role gets a new
/// password, the application moves over, the first role is closed.
@InLab
@Tag("platform")
@Order(30)
final class RotationIT {
  private static final Patience FLUX = Patience.seconds(180);
  private static final Patience KUBELET = Patience.seconds(150);

  /// Asks the application through its Service, with a connection of its own each time.
  private static final String CLIENT =
      """
      while true; do
        if curl --silent --fail --max-time 5 http://$1/healthz | grep -q answers; then
          echo good
        else
          echo failed
        fi
        sleep 0.1
      done >/root/client.log
      """;

  @Test
  void rotation_byCommit_failsNoRequest(Platform platform) throws UnusablePasswordException {
    var host = platform.lab().host();
    String old = platform.repository().get(CREDENTIAL, "stringData.password").strip();
    assertThat(logIn(host, "ledger_a", old)).isEqualTo("ledger_a");
    start(platform);
    long before = settled(host);

    String password = HexFormat.of().formatHex(random());
    database(platform, "alter role ledger_b login password '" + verifier(password) + "'");
    String commit = commit(platform, password);
    FLUX.until("the commit", () -> asked(platform), state -> state.applied().endsWith(commit));
    KUBELET.until("the new generation", platform::health, all -> Platform.allServe(all, "3"));
    database(platform, "alter role ledger_a password null");
    database(
        platform,
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'ledger_a'");
    KUBELET.until("the client to go on", () -> answers(host, "good"), good -> good > before + 50);
    host.run("systemctl", "stop", "client").orFail();

    assertThat(answers(host, "failed")).isZero();
    assertThat(logIn(host, "ledger_b", password)).isEqualTo("ledger_b");
    assertThat(logIn(host, "ledger_a", old)).contains("password authentication failed");
    assertThat(sessions(platform)).isEqualTo("ledger_b");
  }

  private static void start(Platform platform) {
    String address =
        platform.cluster().part("ledger", "service/ledger", "{.spec.clusterIP}").strip();
    platform
        .lab()
        .host()
        .run("systemd-run", "--quiet", "--unit=client", "bash", "-c", CLIENT, "client", address)
        .orFail();
  }

  private static long settled(Machine host) {
    return KUBELET.until("the client", () -> answers(host, "good"), good -> good >= 20);
  }

  private static long answers(Machine host, String kind) {
    return host.run("cat", "/root/client.log").out().lines().filter(kind::equals).count();
  }

  private static byte[] random() {
    var bytes = new byte[20];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String verifier(String password) throws UnusablePasswordException {
    try (var secret = SecretBytes.adopt(password.getBytes(StandardCharsets.UTF_8))) {
      return ScramVerifier.of(secret, new SecureRandom()::nextBytes).text();
    }
  }

  private static String commit(Platform platform, String password) {
    var repository = platform.repository();
    repository.set(CREDENTIAL, "stringData.username", "ledger_b");
    repository.set(CREDENTIAL, "stringData.password", password);
    repository.set(CREDENTIAL, "stringData.generation", "3");
    return repository.commit("ledger logs in as its other role");
  }

  private static Cluster.Reconciled asked(Platform platform) {
    platform.cluster().reconcile("ledger");
    return platform.cluster().state("ledger");
  }

  private static String database(Platform platform, String sql) {
    return platform.database().query(sql);
  }

  private static String sessions(Platform platform) {
    return database(
        platform,
        "select string_agg(distinct usename, ',') from pg_stat_activity"
            + " where application_name = 'ledger'");
  }

  /// Who the server says one is; or what it says instead.
  private static String logIn(Machine host, String role, String password) {
    host.write("/root/pgpass", "*:*:*:*:" + password + "\n", 0600);
    return host.run(
            "env",
            "PGPASSFILE=/root/pgpass",
            "psql",
            "-XAtw",
            "-c",
            "select session_user",
            "host=10.42.0.1 sslmode=require dbname=ledger user=" + role)
        .text()
        .strip();
  }
}
