package dev.coffre.cli.scan;

import dev.coffre.git.history.Effort;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.history.HistoryScan;

/// Scans everything that was ever committed in the repository around the current folder.
record PastScan(Gate gate, Scanner scanner) {
  private static final long CACHE = 96 << 20;

  ScanResult run() throws GitException {
    var result = new ScanResult();
    int largest = gate.settings().largest();
    var effort = new Effort(Runtime.getRuntime().availableProcessors(), CACHE, largest);
    try (var repository = gate.repository()) {
      result.add(HistoryScan.run(repository, scanner, effort), largest);
      result.addCut(repository.shallow());
    }
    return result;
  }
}
