package dev.coffre.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.lab.Ansible;
import dev.coffre.e2e.lab.InLab;
import dev.coffre.e2e.lab.Machine;
import dev.coffre.e2e.lab.Platform;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Role `drill`, on the lab's one host with PostgreSQL's programs: it restores a copy of the host's
/// backups, of which it knows no more than another host would.
@InLab
@Tag("platform")
@Order(56)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DrillRoleIT {
  private static final String STORE = "/var/backups/drilled";

  private static final String HOSTS =
      """
      drill_hosts:
        hosts:
          host:
      """;

  private static final String VARIABLES =
      """
      drill_store: %s
      drill_environment: lab
      drill_recipients: "{{ backup_recipients }}"
      drill_targets: "{{ backup_targets | rejectattr('kind', 'equalto', 'k3s') | list }}"
      drill_identity: "{{ flux_age_identity }}"
      """
          .formatted(STORE);

  private Optional<Ansible> own = Optional.empty();

  /// Where restored data lies is on a volume: no overlay can be made upon that of a container.
  private static String withTheCluster(Path tokenIdentity) {
    return """
    drill_targets: "{{ backup_targets }}"
    drill_token_identity: "{{ lookup('ansible.builtin.file', '%s') }}"
    drill_scratch: /var/lib/rancher/drills
    """
        .formatted(tokenIdentity);
  }

  private Ansible ansible(Platform platform) throws IOException {
    if (own.isEmpty()) {
      var made = platform.lab().ansible().withOwnInventory("inventory-drill");
      Path hosts = made.inventory().resolve("hosts.yml");
      Files.writeString(
          hosts, Files.readString(hosts).replaceFirst("(?s)drill_hosts:\\n.*$", HOSTS));
      Files.writeString(made.inventory().resolve("host_vars/host/drill.yml"), VARIABLES);
      own = Optional.of(made);
    }
    return own.get();
  }

  @Test
  @Order(1)
  void role_isInstalled_andAgainChangesNothing(Platform platform) throws IOException {
    var host = platform.lab().host();
    host.run("systemctl", "start", "coffre-backup.service").orFail();
    host.shell("rm -rf " + STORE + " && cp -r /var/backups/coffre " + STORE).orFail();

    ansible(platform).play("drill-dry", "site.yml", "--tags", "drill", "--check").orFail();
    var first = ansible(platform).play("drill", "site.yml", "--tags", "drill").orFail();
    var again = ansible(platform).play("drill-again", "site.yml", "--tags", "drill").orFail();

    assertThat(first.changed()).isPositive();
    assertThat(again.changed()).as("see %s%s", again.log(), again.changes()).isZero();
    assertThat(host.run("stat", "-c", "%a %U", "/etc/coffre/drill/identity.agekey").orFail().out())
        .startsWith("400 root");
  }

  @Test
  @Order(2)
  void watch_beforeAnyDrill_tells(Platform platform) {
    var host = platform.lab().host();

    assertThat(watch(host)).isFalse();

    assertThat(host.run("journalctl", "-t", "coffre-alert", "-p", "crit").out())
        .contains("coffre-drill-watch.service failed");
  }

  @Test
  @Order(3)
  void unitOfTheTimer_drillsEveryTarget_andTheWatchIsContent(Platform platform) throws IOException {
    var host = platform.lab().host();

    ansible(platform).play("drill-verify", "verify.yml", "--tags", "drill").orFail();

    assertThat(evidence(host)).contains("/ledger/0001.json", "/k3s-settings/0001.json");
    assertThat(watch(host)).isTrue();
    host.shell(
            "coffre drill verify -C /etc/coffre/drill --evidence /var/lib/coffre/evidence"
                + " --heads /var/lib/coffre/heads")
        .orFail();
  }

  @Test
  @Order(4)
  void identityOfTokens_opensBothOfACluster(Platform platform) throws IOException {
    var host = platform.lab().host();
    host.run("systemctl", "start", "coffre-backup-cluster.service").orFail();
    host.shell("cp -r /var/backups/coffre/cluster* " + STORE).orFail();
    var key = Checkout.here().resolve("tools/testbed/keys/lab-token.agekey");
    Path variables = ansible(platform).inventory().resolve("host_vars/host/drill.yml");
    var before = Files.readString(variables).replaceFirst("(?m)^drill_targets: .*\\n", "");
    Files.writeString(variables, before + withTheCluster(key));
    ansible(platform).play("drill-cluster", "site.yml", "--tags", "drill").orFail();

    assertThat(host.run("systemctl", "start", "coffre-drill.service").held())
        .as("INCOMPLETE, as on every stand-in for k3s")
        .isFalse();

    assertThat(evidence(host)).contains("/cluster/0001.json");
    assertThat(host.run("journalctl", "-u", "coffre-drill.service").out())
        .contains(
            "passed  token apart",
            "passed  workload: a pod mounts ledger/ledger-database",
            "INCOMPLETE: cluster/")
        .doesNotContain("FAILED  ");
  }

  @Test
  @Order(5)
  void backupThatIsSpoilt_failsTheUnit_andIsEvidence(Platform platform) {
    var host = platform.lab().host();
    host.shell(
            "printf x | dd conv=notrunc bs=1 seek=5000 status=none of=$(ls -d "
                + STORE
                + "/ledger/*/database.dump.age | tail -1)")
        .orFail();

    assertThat(host.run("systemctl", "start", "coffre-drill.service").held()).isFalse();

    assertThat(host.run("journalctl", "-t", "coffre-alert", "-p", "crit").out())
        .contains("coffre-drill.service failed");
    assertThat(evidence(host)).contains("/ledger/0003.json");
    host.run("rm", "-r", STORE).orFail();
  }

  private static boolean watch(Machine host) {
    return host.run("systemctl", "start", "coffre-drill-watch.service").held();
  }

  private static String evidence(Machine host) {
    return host.run("find", "/var/lib/coffre/evidence", "-name", "*.json").orFail().out();
  }
}
