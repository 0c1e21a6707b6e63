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
    if (image.isEmpty()) {
      throw late(
          "its node has no image of 'pause': put k3s' archive of images where the plan says");
    }
    var manifest = new WorkloadManifest(cluster.name(), wanted.secret(), image.get());
    cluster.api().create(pods, manifest.of(database, table));
    try {
      var words = await(pod, WorkloadPod::lastWords);
      if (words.isEmpty()) {
        throw late(lastEvent());
      }
      return words.get();
    } finally {
      cluster.api().delete(pod);
    }
  }

  private static FailedCheckException late(String why) {
    return new FailedCheckException(
        CHECK, ENDED, "after %d s, %s".formatted(PATIENCE_SECONDS, why));
  }

  private interface Reading {
    Optional<String> of(JsonValue status);
  }

  /// Waits until the status of an object says something; nothing if it does not in time.
  private Optional<String> await(String path, Reading reading) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      var answer = cluster.api().get(path);
      if (answer.status() == ClusterApi.OK) {
        var said = ClusterApi.parsed(answer).field("status").flatMap(reading::of);
        if (said.isPresent()) {
          return said;
        }
      }
      Pause.ofMillis(100);
    }
    return Optional.empty();
  }

  /// What the node says of the pod.
  private String lastEvent() throws IOException {
    var path =
        "/api/v1/namespaces/%s/events?fieldSelector=involvedObject.name=%s"
            .formatted(wanted.namespace(), WorkloadManifest.NAME);
    return cluster.api().json(path).items("items").stream()
        .flatMap(event -> event.text("message").stream())
        .reduce((_, later) -> later)
        .orElse("no event of it");
  }

  /// Of a node: the image of the first process of each pod. A node without a network for pods is
  /// never ready, and starts those that need none.
  private static Optional<String> image(JsonValue node) {
    return node.items("images").stream()
        .flatMap(image -> image.items("names").stream())
        .flatMap(name -> name instanceof JsonValue.Text(var text) ? Stream.of(text) : Stream.of())
        .filter(name -> name.contains("pause") && !name.contains("@"))
        .findFirst();
  }

  private static Optional<String> lastWords(JsonValue pod) {
    return pod.items("containerStatuses").stream()
        .flatMap(container -> container.field("state").stream())
        .flatMap(state -> state.field("terminated").stream())
        .map(end -> end.text("message").orElse(end.text("reason").orElse("nothing")).strip())
        .findFirst();
  }
}
