package dev.coffre.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupPlanTest {
  private static final String HEAD = "store: s\nrecipients: [age1x]\ntargets:\n";
  private static final String FOLDER = "  - {name: a, kind: folder, path: p, rpo: 1h, rto: 1m}\n";

  @Test
  void plan_whole_isRead() throws BackupException {
    var plan =
        BackupPlan.parse(
            "backup.yaml",
            HEAD
                + """
                  - name: ledger
                    kind: postgresql
                    host: /run/postgresql
                    database: ledger
                    user: backup
                    rpo: 24h
                    rto: 15m
                    keep: {daily: 2, last: 0}
                """
                + FOLDER);

    assertThat(plan.target("ledger").orElseThrow()).isInstanceOf(Target.Database.class);
    var ledger = (Target.Database) plan.target("ledger").orElseThrow();
    assertThat(ledger.port()).isEqualTo(5432);
    assertThat(ledger.objectives())
        .isEqualTo(new Objectives(Duration.ofDays(1), Duration.ofMinutes(15)));
    assertThat(ledger.keep()).isEqualTo(new Retention(1, 2, 5, 12, 3));
    assertThat(plan.environment()).isEqualTo("unnamed");
  }

  @Test
  void workloadOfACluster_isRead() throws BackupException {
    var plan =
        BackupPlan.parse(
            "backup.yaml",
            HEAD
                + """
                  - {name: d, kind: postgresql, host: h, database: d, user: u, rpo: 1h, rto: 1m}
                  - name: c
                    kind: k3s
                    token: {recipients: [b]}
                    workload: {secret: shop/database, database: d}
                    rpo: 1h
                    rto: 1m
                """);

    var cluster = (Target.Cluster) plan.target("c").orElseThrow();
    assertThat(cluster.workload())
        .hasValue(
            new Target.Workload("shop", "database", "d", "/var/lib/rancher/k3s/agent/images"));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          - {name: a, kind: folder, path: p, rpo: 1h}                      | 'rto' is missing
          - {name: a, kind: folder, path: p, rpo: 1 h, rto: 1m}            | '1 h' is no duration
          - {name: A, kind: folder, path: p, rpo: 1h, rto: 1m}             | lower-case letters
          - {name: ../a, kind: folder, path: p, rpo: 1h, rto: 1m}          | lower-case letters
          - {name: a, kind: tape, path: p, rpo: 1h, rto: 1m}               | 'tape' is no kind
          - {name: a, kind: folder, path: p, rpo: 1h, rto: 1m, hosts: x}   | 'hosts' is not known
          - {name: a, kind: folder, path: p, rpo: 1h, rto: 1m, keep: {daily: x}} | 'daily' is a number
          - {name: a, kind: k3s, rpo: 1h, rto: 1m}                         | 'recipients' is missing
          - {name: a, kind: k3s, token: {recipients: []}, rpo: 1h, rto: 1m} | 'recipients' is empty
          - {name: a, kind: k3s, token: {recipients: [b], key: c}, rpo: 1h, rto: 1m} | 'key' is not known
          - {name: a, kind: k3s, token: {recipients: [b]}, workload: {secret: a, database: b}, rpo: 1h, rto: 1m} | such as shop/database
          - {name: a, kind: k3s, token: {recipients: [b]}, workload: {secret: a/../b, database: b}, rpo: 1h, rto: 1m} | such as shop/database
          - {name: a, kind: k3s, token: {recipients: [b]}, workload: {secret: a/b}, rpo: 1h, rto: 1m} | 'database' is missing
          - {name: a, kind: pgbackrest, host: h, user: u, rpo: 1h, rto: 1m}  | 'stanza' is missing
          - {name: a, kind: pgbackrest, stanza: s, host: h, user: u, repository: x, rpo: 1h, rto: 1m} | 'repository' is a number
          - {name: a, kind: postgresql, host: h, database: d, user: u, password: p, rpo: 1h, rto: 1m} | 'password' is not known
          """)
  void plan_withADefect_isRefused(String target, String why) {
    assertThatThrownBy(() -> BackupPlan.parse("backup.yaml", HEAD + "  " + target + "\n"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("backup.yaml:4")
        .hasMessageContaining(why);
  }

  @Test
  void repository_ofPgBackRest_isRead() throws BackupException {
    var entry =
        "  - {name: a, kind: pgbackrest, stanza: s, host: /run/p, user: u, rpo: 1h, rto: 1m}";
    var target = BackupPlan.parse("backup.yaml", HEAD + entry).target("a").orElseThrow();

    assertThat(target).isInstanceOf(Target.Repository.class);
    var repository = (Target.Repository) target;
    assertThat(repository.stanza()).isEqualTo("s");
    assertThat(repository.program()).isEqualTo("pgbackrest");
    assertThat(repository.repository()).isEqualTo(1);
    assertThat(repository.instance().database()).isEqualTo("postgres");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "nowhere"})
  void workloadOnWhatIsNoDatabase_isRefused(String database) {
    var targets =
        """
          - {name: b, kind: folder, path: p, rpo: 1h, rto: 1m}
          - {name: a, kind: k3s, token: {recipients: [b]}, workload: {secret: a/b, database: %s}, rpo: 1h, rto: 1m}
        """
            .formatted(database);

    assertThatThrownBy(() -> BackupPlan.parse("backup.yaml", HEAD + targets))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("the workload of a logs in to '" + database + "'");
  }

  @Test
  void name_takenTwice_isRefused() {
    assertThatThrownBy(() -> BackupPlan.parse("backup.yaml", HEAD + FOLDER + FOLDER))
        .hasMessageContaining("'a' is taken");
  }

  @ParameterizedTest
  @CsvSource({
    "1400, 1.4 s",
    "61000, 1 min 1 s",
    "3600000, 1 h",
    "200000000, 2 d 7 h",
    "-2000, -2.0 s"
  })
  void span_isWritten(long milliseconds, String text) {
    assertThat(Span.text(Duration.ofMillis(milliseconds))).isEqualTo(text);
  }

  @Test
  void cluster_isTwoTargets_forDifferentRecipients() throws BackupException {
    var cluster = "  - {name: c, kind: k3s, token: {recipients: [%s]}, rpo: 1h, rto: 1m}\n";
    var plan = BackupPlan.parse("backup.yaml", HEAD + cluster.formatted("age1y"));

    assertThat(plan.targets()).extracting(Target::name).containsExactly("c", "c-token");
    assertThat(plan.recipients(plan.target("c").orElseThrow())).containsExactly("age1x");
    assertThat(plan.recipients(plan.target("c-token").orElseThrow())).containsExactly("age1y");
    assertThatThrownBy(
            () -> BackupPlan.parse("backup.yaml", HEAD + cluster.formatted("age1y, age1x")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("a recipient of c-token is one of the datastore's too: age1x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          /var/backups                                        | Folder[path=/var/backups]
          {kind: folder, path: x}                             | Folder[path=x]
          {kind: sftp, host: h, user: u, path: /p}            | port=22
          {kind: s3, bucket: abc, path-style: true}           | pathStyle=true
          {kind: s3, bucket: abc, endpoint: "http://127.0.0.1:9000/"} | endpoint=Optional[http://127.0.0.1:9000]
          """)
  void store_whereItIs_isRead(String store, String said) throws BackupException {
    var plan =
        BackupPlan.parse("backup.yaml", HEAD.replace("store: s", "store: " + store) + FOLDER);

    assertThat(plan.store().toString()).contains(said);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {kind: tape}                                               | tape'' is no kind
          {kind: sftp, host: h, path: /p}                            | user'' is missing
          {kind: s3, bucket: abc, secret: x}                         | secret'' is not known
          {kind: s3, bucket: A}                                      | bucket'' is not of the form
          {kind: s3, bucket: abc, prefix: ../x y}                    | prefix'' is not of the form
          {kind: s3, bucket: abc, path-style: maybe}                 | path-style'' is not of the form
          {kind: s3, bucket: abc, endpoint: "http://10.0.0.1:9000"}  | without TLS
          {kind: s3, bucket: abc, endpoint: "https://u:p@host"}      | endpoint'' is https://
          """)
  void store_withADefect_isRefused(String store, String why) {
    assertThatThrownBy(() ->
            BackupPlan.parse("backup.yaml", HEAD.replace("store: s", "store: " + store) + FOLDER))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(why.replace("''", "'"));
  }
}
