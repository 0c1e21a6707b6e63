package dev.coffre.cli.drill;

import dev.coffre.backup.Manifest;

/// A cluster that was restored, and what else belongs to it.
record ClusterRestoration(
    Course course,
    RestoredCluster cluster,
    Manifest manifest,
    TokenStore tokens,
    Opening opening,
    Workload workload)
    implements Restoration {

  @Override
  public Restored read() throws FailedCheckException {
    var restored = cluster.read(manifest);
    course.add(tokens.history(opening.identities()));
    return restored;
  }

  @Override
  public void use() throws FailedCheckException {
    workload.run(cluster.cluster());
  }
}
