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

/// A database, a repository whose plan backs it up, and another server to restore into, with the
/// settings of the one that a drill starts.
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
  static final int MAJOR = 18;
  static final String DATABASE = "bench";

  /// Of pgbench: 15 MB each.
  private static final String SCALE = "15";

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
    made.fill();
    return made;
  }

  private void fill() throws IOException, InterruptedException {
    PostgresServer.run(live.psql("postgres", "-c", "CREATE DATABASE " + DATABASE));
    var pgbench = live.command("pgbench", "--initialize", "--quiet", "--scale", SCALE, DATABASE);
    PostgresServer.run(new ProcessBuilder(pgbench));
    Files.writeString(root.resolve(".config/coffre/backup.yaml"), plan());
    once("git", "init", "--quiet", ".");
    once(program.toString(), "drill", "keygen");
    once(program.toString(), "backup", "create");
  }

  private String plan() {
    return """
    store: store
    recipients: [%s]
    targets:
      - {name: bench, kind: postgresql, host: %s, port: %d, database: %s, user: postgres, programs: %s, rpo: 1d, rto: 1h}
    """
        .formatted(recipient, live.socket(), live.port(), DATABASE, live.programs());
  }

  private void once(String... command) throws IOException, InterruptedException {
    new Stopwatch().once(new Contender("", List.of(List.of(command)), environment()));
  }

  /// Everything happens below the repository, which is the home as well.
  Map<String, String> environment() {
    return Map.of("HOME", root.toString(), "TMPDIR", root.toString());
  }

  /// A dump, encrypted by others.
  Path dump() {
    return root.resolve("bench.dump.age");
  }

  /// Drops what was restored, so that it can be restored again.
  void forget() throws IOException {
    try {
      PostgresServer.run(other.psql("postgres", "-c", "DROP DATABASE IF EXISTS " + DATABASE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// How long a part of the last drill took, by its evidence.
  Duration phase(String name) throws IOException {
    try (var keys = Files.list(root.resolve(".config/coffre/drill-keys"));
        var records = Files.list(root.resolve("docs/evidence/bench"))) {
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
