package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Counted;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.k3s.ClusterFacts;
import dev.coffre.cli.backup.K3sVersion;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// A cluster that was restored, and runs.
///
/// @param token what was in the backup of its token
record RestoredCluster(
    Course course, DisposableCluster cluster, TokenOpening.Opened token, K3sVersion version) {
  static final String READ = "secrets decrypt";
  static final String EACH = "the API returns each of them";
  private static final String NOTHING_RUNS = "nothing runs";
  private static final String NO_NODE = "no node, on which something restored could start";
  private static final String EMPTY_NODE = "no pod on the one node there is, the drill's own";
  private static final int NOT_FOUND = 404;

  /// Its checks.
  static final List<String> PLANNED = List.of(READ, NOTHING_RUNS);

  /// What is true of what was restored.
  Restored read(Manifest manifest) throws FailedCheckException {
    try (token) {
      var facts = new ClusterFacts(token.codes());
      cluster.api().read(facts, manifest.source("revision"));
      course.passed(READ, EACH);
      course.add(nothingRuns());
      new OnlyK3s(cluster, token, version).checks(manifest).forEach(course::add);
      return new Restored(facts.facts(authority()), version.said());
    } catch (IOException | BackupException e) {
      throw new FailedCheckException(READ, EACH, String.valueOf(e.getMessage()));
    }
  }

  private Check nothingRuns() throws IOException {
    return cluster.hasNode() ? nothingOnTheNode() : noNode();
  }

  private Check noNode() throws IOException {
    var answer = cluster.api().get("/api/v1/nodes/" + cluster.name());
    return answer.status() == NOT_FOUND
        ? Check.passed(NOTHING_RUNS, NO_NODE)
        : Check.failed(NOTHING_RUNS, NO_NODE, "its node is registered");
  }

  private Check nothingOnTheNode() throws IOException {
    var pods = cluster.api().json("/api/v1/pods?fieldSelector=spec.nodeName=" + cluster.name());
    var count = pods.items("items").size();
    return count == 0
        ? Check.passed(NOTHING_RUNS, EMPTY_NODE)
        : Check.failed(NOTHING_RUNS, EMPTY_NODE, count + " pods on it");
  }

  /// What `kubectl` held the API server's certificate against.
  private String authority() throws IOException {
    return Counted.sha256(Files.readAllBytes(cluster.data().resolve("server/tls/server-ca.crt")));
  }
}
