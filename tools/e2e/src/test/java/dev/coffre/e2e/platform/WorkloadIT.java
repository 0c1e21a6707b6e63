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

/// A drill of the platform's cluster, in which a pod logs in to the platform's database with the
/// Secret that Flux made of a file in Git: both restored, beside the live ones.
@InLab
@Tag("platform")
@Order(57)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WorkloadIT {
  /// On a volume: no overlay can be made upon the overlay of a container.
  private static final String SCRATCH = "/var/lib/rancher/drills";

  private static final String BACKED_UP =
      """
      apt-get install --yes --no-install-recommends sqlite3 >/dev/null
      mkdir -p -m 0700 /root/workload && cd /root/workload
      mkdir -p .config/coffre store
      coffre age-keygen -o token 2>/dev/null
      recipient=$(grep -o 'age1[0-9a-z]*' /etc/coffre/backup/.config/coffre/backup.yaml | head -1)
      cat >.config/coffre/backup.yaml <<PLAN
      store: store
      environment: lab
      recipients: [$recipient]
      targets:
        - name: ledger
          kind: postgresql
          host: /var/run/postgresql
          database: ledger
          user: coffre_backup
          programs: /usr/lib/postgresql/17/bin
          rpo: 24h
          rto: 15m
        - name: cluster
          kind: k3s
          token: {recipients: [$(grep -o 'age1[0-9a-z]*' token | head -1)]}
          workload: {secret: ledger/SECRET, database: ledger}
          rpo: 24h
          rto: 15m
      PLAN
      sed -i 's/SECRET/ledger-database/' .config/coffre/backup.yaml
      runuser -u postgres -- psql -qd ledger \\
        -c "INSERT INTO entry (amount, memo) SELECT i, 'of the drill' FROM generate_series(1, 40) i"
      systemctl start coffre-backup.service
      cp -r /var/backups/coffre/ledger store/
      coffre drill keygen --key key.pem
      coffre backup create cluster
      """;

  private static final String DRILL =
      """
      cd /root/workload
      coffre drill run -i identity --token-identity token --key key.pem --evidence evidence \\
        --heads heads --scratch %s cluster
      """
          .formatted(SCRATCH);

  @Test
  @Order(1)
  void podOfADrill_logsInToTheRestoredDatabase_withTheRestoredSecret(Platform platform)
      throws IOException {
    var host = platform.lab().host();
    host.shell(BACKED_UP).orFail();
    String key = Files.readString(Checkout.here().resolve("tools/testbed/keys/lab.agekey"));
    host.write("/root/workload/identity", key, 0400);

    var drilled = host.shell(DRILL).text();

    assertThat(drilled)
        .contains(
            "passed  workload: a pod mounts ledger/ledger-database, logs in to ledger as ledger_",
            " rows of public.entry",
            "passed  nothing runs: no pod on the one node there is, the drill's own",
            "INCOMPLETE")
        .doesNotContain("FAILED", "counts the 0 rows");
    assertThat(remnants(host)).isEmpty();
    assertThat(liveNode(host)).contains(" Ready ");
  }

  @Test
  @Order(2)
  void secretThatOpensNoDatabase_failsTheDrill(Platform platform) {
    var host = platform.lab().host();
    host.shell("sed -i 's/ledger-database/no-such/' /root/workload/.config/coffre/backup.yaml")
        .orFail();

    var drilled = host.shell(DRILL).text();

    host.shell("rm -r /root/workload " + SCRATCH).orFail();
    assertThat(drilled).contains("FAILED  workload: ", "secrets \"no-such\" not found");
  }

  private static String remnants(Machine host) {
    return host.shell("ls -A " + SCRATCH + "; pgrep -af '[c]offre-drill-' || true").orFail().out();
  }

  private static String liveNode(Machine host) {
    return host.shell("k3s kubectl get nodes").orFail().out();
  }
}
