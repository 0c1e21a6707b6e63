package dev.coffre.scan.history;

import dev.coffre.git.Repository;
import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Scope;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.PathTraits;
import dev.coffre.scan.input.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Scans everything that the tips of a repository lead to: all branches, tags, merges and the
/// stash.
public final class HistoryScan {
  private static final long CACHE = 32 << 20;

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
    var held = new HashMap<ObjectId, Held>();
    var large = new ArrayList<ObjectId>();
    visitors.forEach(visitor -> visitor.held().forEach(blob -> held.put(blob.blob(), blob)));
    visitors.forEach(visitor -> large.addAll(visitor.large()));
    named(history, scanner).forEach(blob -> held.putIfAbsent(blob, new Held(blob, List.of())));
    large.forEach(held::remove);
    visited.absent().forEach(held::remove);
    return new HistoryResult(
        history.commits(),
        looked(visitors),
        large,
        visited.absent(),
        discoveries(repository, history, scanner, held));
  }

  private static Tally looked(Collection<HistoryVisitor> visitors) {
    return visitors.stream().map(HistoryVisitor::tally).reduce(Tally.NONE, Tally::plus);
  }

  /// Blobs that had a name which makes their content a secret.
  private static Set<ObjectId> named(History history, Scanner scanner) {
    return scanner.rules().byName().length > 0
        ? history.blobsAt(path -> PathTraits.of(path.decoded()).telling())
        : Set.of();
  }

  private static List<Discovery> discoveries(
      Repository repository, History history, Scanner scanner, Map<ObjectId, Held> held)
      throws GitException {
    var origins = history.origins(held.keySet());
    try (var reader = repository.store().reader(CACHE)) {
      var firsts = new Firsts(scanner, reader);
      for (var blob : held.values()) {
        firsts.add(blob, origins.getOrDefault(blob.blob(), List.of()));
      }
      return firsts.discoveries();
    }
  }
}
