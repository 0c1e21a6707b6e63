package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// What of backups and drills is compared, and the bars.
record BackupComparisons(Peers peers, BackupWorkshop workshop, int rounds) {
  List<Comparison> all() {
    return List.of(
        new Comparison(
            "back up a pgbench database of 230 MB, heap of 256 MiB, beside `pg_dump -Fc | age`",
            1.1,
            rounds,
            backup(),
            dump()),
        new Comparison(
            "a drill restores it, beside `age -d | pg_restore` into a server that runs",
            1.1,
            Math.min(rounds, 3),
            drill("restoring the database"),
            restore()),
        new Comparison(
            "a drill compares it, beside the same",
            0.4,
            Math.min(rounds, 3),
            drill("comparing"),
            restore()));
  }

  private Contender backup() {
    return contender("coffre backup create", workshop.program().toString(), "backup", "create");
  }

  private Contender dump() {
    return pipe(
            "pg_dump | age",
            workshop.live().command("pg_dump", "-Fc", BackupWorkshop.DATABASE),
            List.of(peers.age().toString(), "-r", workshop.recipient(), "-o", dumped()))
        .between(() -> Files.deleteIfExists(workshop.dump()), this::requireDump);
  }

  private void requireDump() throws IOException {
    if (Files.size(workshop.dump()) < 1_000_000) {
      throw new IOException(workshop.dump() + " is small");
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
            "bench")
        .timedBy(_ -> workshop.phase(phase));
  }

  private Contender restore() {
    return pipe(
            "age -d | pg_restore",
            List.of(peers.age().toString(), "-d", "-i", workshop.identity().toString(), dumped()),
            workshop.other().command("pg_restore", "--exit-on-error", "--create", "-d", "postgres"))
        .between(workshop::forget, () -> {});
  }

  private String dumped() {
    return workshop.dump().toString();
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
