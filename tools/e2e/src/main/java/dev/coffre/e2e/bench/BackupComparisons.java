package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What of backups and drills is compared, and the bars.
record BackupComparisons(Peers peers, BackupWorkshop workshop, int rounds) {
  List<Comparison> all() {
    int few = Math.min(rounds, 3);
    return List.of(
        backup("a pgbench database, nine tenths of it blanks", BackupWorkshop.BLANK, rounds),
        backup("the same, filled with digits", BackupWorkshop.FILLED, few),
        new Comparison(
            "a drill restores the latter, decrypted while its server was made, beside"
                + " `age -d | pg_restore` into a server that runs",
            1.1,
            few,
            drill("restoring the database"),
            restore()),
        new Comparison(
            "a drill compares it, beside the same", 0.4, few, drill("comparing"), restore()));
  }

  private Comparison backup(String what, String database, int times) {
    return new Comparison(
        "back up " + what + ", heap of 256 MiB, beside `pg_dump -Fc | age`",
        1.1,
        times,
        contender(
            "coffre backup create", workshop.program().toString(), "backup", "create", database),
        dump(database));
  }

  private Contender dump(String database) {
    var dump = workshop.dump(database);
    return pipe(
            "pg_dump | age",
            workshop.live().command("pg_dump", "-Fc", database),
            List.of(peers.age().toString(), "-r", workshop.recipient(), "-o", dump.toString()))
        .between(() -> Files.deleteIfExists(dump), () -> requireDump(dump));
  }

  private static void requireDump(Path dump) throws IOException {
    if (Files.size(dump) < 1_000_000) {
      throw new IOException(dump + " is small");
    }
  }

  private Contender drill(String phase) {
    return contender(
            "coffre drill run",
            workshop.program().toString(),
            "drill",
            "run",
            "-i",
            workshop.identity().toString(),
            BackupWorkshop.FILLED)
        .timedBy(_ -> workshop.phase(phase));
  }

  private Contender restore() {
    var dump = workshop.dump(BackupWorkshop.FILLED).toString();
    return pipe(
            "age -d | pg_restore",
            List.of(peers.age().toString(), "-d", "-i", workshop.identity().toString(), dump),
            workshop.other().command("pg_restore", "--exit-on-error", "--create", "-d", "postgres"))
        .between(workshop::forget, () -> {});
  }

  private Contender pipe(String name, List<String> from, List<String> to) {
    return contender(name, "bash", "-c", "set -o pipefail; " + quoted(from) + " | " + quoted(to));
  }

  private static String quoted(List<String> words) {
    return "'" + String.join("' '", words) + "'";
  }

  private Contender contender(String name, String... command) {
    return new Contender(name, List.of(List.of(command)), workshop.environment());
  }
}
