package dev.coffre.scan.history;

import dev.coffre.git.Repository;
import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Scope;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Scans everything that the tips of a repository lead to: all branches, tags, merges and the
/// stash.
public final class HistoryScan {
  private HistoryScan() {}

  /// Scans a repository.
  ///
  /// @throws GitException if an object cannot be read; then nothing is known
  public static HistoryResult run(Repository repository, Scanner scanner, Effort effort)
      throws GitException {
    var history = History.of(repository, Tips.REFERENCES_AND_STASH, effort.threads());
    var visitors = new ConcurrentLinkedQueue<HistoryVisitor>();
    var visited =
        history.visit(
            Scope.REACHABLE,
            effort,
            () -> {
              var visitor = new HistoryVisitor(scanner);
              visitors.add(visitor);
              return visitor;
            });
    var held = new ArrayList<Held>();
    var large = new ArrayList<ObjectId>();
    visitors.forEach(visitor -> held.addAll(visitor.held()));
    visitors.forEach(visitor -> large.addAll(visitor.large()));
    return new HistoryResult(
        history.commits(),
        visitors.stream().mapToLong(HistoryVisitor::texts).sum(),
        visitors.stream().mapToLong(HistoryVisitor::binaries).sum(),
        visitors.stream().mapToLong(HistoryVisitor::bytes).sum(),
        large,
        visited.absent(),
        discoveries(repository, history, scanner, held));
  }

  private static List<Discovery> discoveries(
      Repository repository, History history, Scanner scanner, List<Held> held)
      throws GitException {
    var origins = history.origins(held.stream().map(Held::blob).toList());
    var firsts = new Firsts();
    for (var blob : held) {
      firsts.add(blob, origins);
    }
    return firsts.discoveries(repository, scanner);
  }
}
