package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The host backs itself up by its timer's unit, a drill restores that on the PostgreSQL of the
/// platform, and the watch tells when there is no backup.
@InLab
@Tag("platform")
@Order(55)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class BackupIT {
  private static final String DRILL =
      """
      cd /root/drill
      mkdir -p .config/coffre
      cp -r /var/backups/coffre store
      sed 's|^store: .*|store: store|' /etc/coffre/backup/.config/coffre/backup.yaml >.config/coffre/backup.yaml
      coffre drill keygen --key key.pem
      coffre drill run -i identity --key key.pem --evidence evidence --heads heads \\
        --scratch /var/tmp ledger
      coffre drill verify --evidence evidence --heads heads
      """;

  @Test
  @Order(1)
  void unitOfTheTimer_backsUpEveryTarget(Platform platform) {
    var host = platform.lab().host();

    host.run("systemctl", "start", "coffre-backup.service").orFail();

    assertThat(backups(host)).contains("ledger/", "k3s-settings/");
    assertThat(metric(host, "coffre-backup-took.prom"))
        .contains("coffre_backup_duration_seconds{unit=\"coffre-backup\"} ");
  }

  @Test
  @Order(2)
  void unitOfClusters_backsUpDatastoreAndToken(Platform platform) {
    var host = platform.lab().host();

    host.run("systemctl", "start", "coffre-backup-cluster.service").orFail();

    assertThat(
            host.run("coffre", "backup", "list", "-C", "/etc/coffre/backup-cluster").orFail().out())
        .contains("cluster/", "cluster-token/");
    assertThat(metric(host, "coffre-backup-cluster-took.prom"))
        .contains("coffre_backup_duration_seconds{unit=\"coffre-backup-cluster\"} ");
    assertThat(host.run("systemctl", "is-enabled", "coffre-backup-cluster.timer").held()).isTrue();
  }

  @Test
  @Order(3)
  void drill_onTheServersOfThePlatform_passes(Platform platform) throws IOException {
    var host = platform.lab().host();
    host.shell("mkdir -p -m 0700 /root/drill").orFail();
    String key = Files.readString(Checkout.here().resolve("tools/testbed/keys/lab.agekey"));
    host.write("/root/drill/identity", key, 0400);

    var drilled = host.shell(DRILL);

    host.shell("rm /root/drill/identity").orFail();
    assertThat(drilled.orFail().text()).contains("PASSED");
  }

  @Test
  @Order(4)
  void missingBackup_isToldOf_andNoLongerWhenThereIsOne(Platform platform) {
    var host = platform.lab().host();
    host.run("mv", "/var/backups/coffre/ledger", "/root/ledger-aside").orFail();

    assertThat(host.run("systemctl", "start", "coffre-backup-watch.service").held()).isFalse();

    String journal = host.run("journalctl", "-t", "coffre-alert", "-p", "crit").out();
    assertThat(journal).contains("coffre-backup-watch.service failed");
    assertThat(host.journal()).contains("ledger has no backup");
    assertThat(metric(host, "coffre-backup.prom")).contains("coffre_backup_problems 1");

    host.run("mv", "/root/ledger-aside", "/var/backups/coffre/ledger").orFail();
    host.run("systemctl", "start", "coffre-backup-watch.service").orFail();
    assertThat(metric(host, "coffre-backup.prom")).contains("coffre_backup_problems 0");
  }

  private static String backups(Machine host) {
    return host.run(
            "runuser",
            "-u",
            "coffre_backup",
            "--",
            "coffre",
            "backup",
            "list",
            "-C",
            "/etc/coffre/backup")
        .orFail()
        .out();
  }

  private static String metric(Machine host, String file) {
    return host.run("cat", "/var/lib/prometheus/node-exporter/" + file).orFail().out();
  }
}
