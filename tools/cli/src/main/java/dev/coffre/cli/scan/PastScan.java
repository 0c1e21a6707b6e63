package dev.coffre.cli.scan;

import dev.coffre.cli.Host;
import dev.coffre.git.Repository;
import dev.coffre.git.Surroundings;
import dev.coffre.git.history.Effort;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.history.HistoryScan;

/// Scans everything that was ever committed in the repository around the current folder.
record PastScan(Host host, Scanner scanner) {
  private static final long CACHE = 96 << 20;
  private static final int LARGEST = 128 << 20;

  ScanResult run() throws GitException {
    var result = new ScanResult();
    var surroundings = Surroundings.from(host.environment(), host.directory());
    var effort = new Effort(Runtime.getRuntime().availableProcessors(), CACHE, LARGEST);
    try (var repository = Repository.open(host.directory(), surroundings)) {
      result.add(HistoryScan.run(repository, scanner, effort), LARGEST);
      result.addCut(repository.shallow());
    }
    return result;
  }
}
