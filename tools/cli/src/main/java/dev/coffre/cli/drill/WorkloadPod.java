package dev.coffre.cli.drill;

import dev.coffre.backup.Target;
import dev.coffre.json.JsonValue;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A pod on the node of a disposable cluster, and what becomes of it.
record WorkloadPod(DisposableCluster cluster, Target.Workload wanted, WorkloadDatabase database) {
  private static final String CHECK = "pod";
  private static final String ENDED = "a pod that ran to its end";
  private static final long PATIENCE_SECONDS = 120;

  /// Runs it, and returns its last words.
  String run(WorkloadDatabase.Table table) throws FailedCheckException, IOException {
    var pods = "/api/v1/namespaces/" + wanted.namespace() + "/pods";
    var pod = pods + "/" + WorkloadManifest.NAME;
    var image = await("/api/v1/nodes/" + cluster.name(), WorkloadPod::image);
    var manifest = new WorkloadManifest(cluster.name(), wanted.secret(), image);
    cluster.api().create(pods, manifest.of(database, table));
    try {
      return await(pod, WorkloadPod::lastWords);
    } finally {
      cluster.api().delete(pod);
    }
  }

  private interface Reading {
    Optional<String> of(JsonValue status);
  }

  /// Waits until the status of an object says something.
  private String await(String path, Reading reading) throws FailedCheckException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      var answer = cluster.api().get(path);
      if (answer.status() == ClusterApi.OK) {
        var status = ClusterApi.parsed(answer).field("status").orElse(JsonValue.Word.NULL);
        var said = reading.of(status);
        if (said.isPresent()) {
          return said.get();
        }
      }
      Pause.ofMillis(100);
    }
    throw new FailedCheckException(
        CHECK, ENDED, "%s: after %d s, %s".formatted(path, PATIENCE_SECONDS, lastEvent()));
  }

  /// What the node says that it is at.
  private String lastEvent() throws IOException {
    var path =
        "/api/v1/namespaces/%s/events?fieldSelector=involvedObject.name=%s"
            .formatted(wanted.namespace(), WorkloadManifest.NAME);
    return cluster.api().json(path).items("items").stream()
        .flatMap(event -> event.text("message").stream())
        .reduce((_, later) -> later)
        .orElse("no event of its node");
  }

  /// Of a node that is ready: the image of the first process of each pod.
  private static Optional<String> image(JsonValue node) {
    var ready = new JsonValue.Text("Ready");
    var isTrue = new JsonValue.Text("True");
    boolean isReady =
        node.items("conditions").stream()
            .anyMatch(condition ->
                condition.field("type").equals(Optional.of(ready))
                    && condition.field("status").equals(Optional.of(isTrue)));
    return isReady
        ? node.items("images").stream()
            .flatMap(image -> image.items("names").stream())
            .flatMap(
                name -> name instanceof JsonValue.Text(var text) ? Stream.of(text) : Stream.of())
            .filter(name -> name.contains("pause") && !name.contains("@"))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<String> lastWords(JsonValue pod) {
    return pod.items("containerStatuses").stream()
        .flatMap(container -> container.field("state").stream())
        .flatMap(state -> state.field("terminated").stream())
        .map(end -> end.text("message").orElse(end.text("reason").orElse("nothing")).strip())
        .findFirst();
  }
}
