package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.e2e.testbed.PostgresServer;
import dev.coffre.evidence.DrillEvidence;
import dev.coffre.evidence.EvidenceException;
import dev.coffre.evidence.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Two databases, a repository whose plan backs them up, and another server to restore into, with
/// the settings of the one that a drill starts.
///
/// @param root a folder of its own, which is the repository
/// @param program ours, with a heap of 256 MiB
/// @param identity that opens backups, made by `age-keygen`
/// @param recipient the public half of it
record BackupWorkshop(
    Path root,
    Path program,
    Path identity,
    String recipient,
    PostgresServer live,
    PostgresServer other)
    implements AutoCloseable {
  /// The platform's, with a `pg_dump` that has zstd, as Debian's.
  static final int MAJOR = 17;

  /// Whose programs have a pgbench.
  private static final int OTHER_MAJOR = 18;

  /// As pgbench makes it: nine tenths are blanks, which cost `pg_dump` next to nothing to compress.
  static final String BLANK = "blank";

  /// The same with hexadecimal digits in place of the blanks.
  static final String FILLED = "filled";

  /// Of pgbench: 15 MB each.
  private static final String SCALE = "15";

  private static final List<String> FILL =
      List.of(
          "UPDATE pgbench_accounts"
              + " SET filler = md5(aid::text) || md5((-aid)::text), abalance = aid",
          "VACUUM FULL ANALYZE pgbench_accounts");

  private static final List<String> DISPOSABLE =
      List.of(
          "fsync=off",
          "full_page_writes=off",
          "synchronous_commit=off",
          "wal_level=minimal",
          "max_wal_senders=0",
          "max_wal_size=4GB",
          "autovacuum=off",
          "maintenance_work_mem=256MB");

  static BackupWorkshop prepare(BuiltImage image, Peers peers, Workshop workshop, Path root)
      throws IOException, InterruptedException {
    Files.createDirectories(root.resolve(".config/coffre"));
    var programs = peers.postgresql(MAJOR);
    var made =
        new BackupWorkshop(
            root,
            image.launcherWith(root.resolve("bin/coffre"), "-Xmx256m"),
            workshop.key(),
            workshop.recipient(),
            PostgresServer.start(programs, root.resolve("live"), List.of("fsync=off")),
            PostgresServer.start(programs, root.resolve("other"), DISPOSABLE));
    made.fill(peers.postgresql(OTHER_MAJOR).resolve("pgbench"));
    return made;
  }

  private void fill(Path pgbench) throws IOException, InterruptedException {
    for (var database : List.of(BLANK, FILLED)) {
      PostgresServer.run(live.psql("postgres", "-c", "CREATE DATABASE " + database));
      var filling =
          live.command(pgbench.toString(), "--initialize", "--quiet", "--scale", SCALE, database);
      PostgresServer.run(new ProcessBuilder(filling));
    }
    for (var statement : FILL) {
      PostgresServer.run(live.psql(FILLED, "-c", statement));
    }
    Files.writeString(root.resolve(".config/coffre/backup.yaml"), plan());
    once("git", "init", "--quiet", ".");
    once(program.toString(), "drill", "keygen");
    once(program.toString(), "backup", "create", FILLED);
  }

  private String plan() {
    return """
    store: store
    recipients: [%s]
    targets:
    """
            .formatted(recipient)
        + target(BLANK)
        + target(FILLED);
  }

  private String target(String database) {
    return "  - {name: %1$s, kind: postgresql, host: %2$s, port: %3$d, database: %1$s, user: postgres,"
            .formatted(database, live.socket(), live.port())
        + " programs: %s, rpo: 1d, rto: 1h}\n".formatted(live.programs());
  }

  private void once(String... command) throws IOException, InterruptedException {
    new Stopwatch().once(new Contender("", List.of(List.of(command)), environment()));
  }

  /// Everything happens below the repository, which is the home as well.
  Map<String, String> environment() {
    return Map.of("HOME", root.toString(), "TMPDIR", root.toString());
  }

  /// A dump, encrypted by others.
  Path dump(String database) {
    return root.resolve(database + ".dump.age");
  }

  /// Drops what was restored, so that it can be restored again.
  void forget() throws IOException {
    try {
      PostgresServer.run(other.psql("postgres", "-c", "DROP DATABASE IF EXISTS " + FILLED));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// How long a part of the last drill of the filled one took, by its evidence.
  Duration phase(String name) throws IOException {
    try (var keys = Files.list(root.resolve(".config/coffre/drill-keys"));
        var records = Files.list(root.resolve("docs/evidence").resolve(FILLED))) {
      var key = VerificationKey.parse(Files.readString(keys.findFirst().orElseThrow()));
      var last = Files.readString(records.sorted().reduce((_, later) -> later).orElseThrow());
      return DrillEvidence.read(last, List.of(key)).drill().phases().stream()
          .filter(phase -> phase.name().equals(name))
          .findFirst()
          .orElseThrow()
          .took();
    } catch (EvidenceException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    live.close();
    other.close();
  }
}
