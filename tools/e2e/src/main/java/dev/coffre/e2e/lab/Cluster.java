package dev.coffre.e2e.lab;

import java.util.ArrayList;
import java.util.List;

/// The cluster on a host, asked as an administrator on that host asks it.
///
/// @param host where k3s runs
public record Cluster(Machine host) {
  private static final String STATE =
      """
      {.status.conditions[?(@.type=='Ready')].status}
      {.status.lastAttemptedRevision}
      {.status.lastAppliedRevision}
      {.status.conditions[?(@.type=='Ready')].message}\
      """;

  /// Runs kubectl with the administrator's rights.
  public Said kubectl(String... words) {
    var command = new ArrayList<String>(List.of("k3s", "kubectl"));
    command.addAll(List.of(words));
    return host.run(command.toArray(String[]::new));
  }

  /// A part of an object, by JSONPath.
  ///
  /// @throws LabException if the object is not there
  public String part(String namespace, String object, String path) {
    return kubectl("get", "-n", namespace, object, "-o", "jsonpath=" + path).orFail().out();
  }

  /// What Flux last did with a Kustomization.
  ///
  /// @param ready `True`, `False` or `Unknown`
  /// @param attempted the revision it last tried, as `main@sha1:…`
  /// @param applied the revision that it last applied
  /// @param message why it is ready or not
  public record Reconciled(String ready, String attempted, String applied, String message) {
    /// Whether that was the revision of a commit.
    public boolean tried(String commit) {
      return attempted.endsWith(commit);
    }
  }

  /// Asks Flux to fetch, and to reconcile a Kustomization, now.
  public void reconcile(String kustomization) {
    for (String object :
        List.of(
            "gitrepository/flux-system",
            "kustomization/flux-system",
            "kustomization/" + kustomization)) {
      kubectl(
          "annotate",
          "--overwrite",
          "-n",
          "flux-system",
          object,
          "reconcile.fluxcd.io/requestedAt=" + System.nanoTime());
    }
  }

  /// What Flux says about a Kustomization now.
  public Reconciled state(String kustomization) {
    var said =
        kubectl(
            "get",
            "-n",
            "flux-system",
            "kustomization/" + kustomization,
            "-o",
            "jsonpath=" + STATE);
    if (!said.held()) {
      return new Reconciled("Unknown", "", "", said.text().strip());
    }
    String[] lines = (said.out() + "\n\n\n\n").split("\n", 5);
    return new Reconciled(lines[0], lines[1], lines[2], lines[3] + lines[4].strip());
  }
}
