package dev.coffre.cli.drill;

import dev.coffre.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The manifest of a drill's pod. Its image is the one that every node has, of the first process of
/// each pod; what it runs is this machine's, mounted read-only; and it reaches the database by the
/// socket, so it needs no network.
///
/// @param node that it is bound to
/// @param secret that it mounts
record WorkloadManifest(String node, String secret, String image) {
  static final String NAME = "coffre-drill";

  private static final int LONGEST_NAME = 63;
  private static final Path SECRET = Path.of("/coffre/secret");
  private static final Path SOCKET = Path.of("/coffre/database");

  /// What a program of this machine needs; some are links into others, some machines lack one.
  private static final List<Path> SYSTEM =
      List.of(Path.of("/usr"), Path.of("/lib"), Path.of("/lib64"));

  /// Its output goes where the kubelet looks for last words; nothing of the Secret is an argument.
  private static final String SCRIPT =
      """
      PGUSER=$(cat %1$s/username) PGPASSWORD=$(cat %1$s/password)
      export PGUSER PGPASSWORD
      exec "$0" -X -A -t -c "SELECT count(*) FROM $1" >/dev/termination-log 2>&1
      """
          .formatted(SECRET);

  /// A folder in the pod.
  private record Mount(Path path, String kind, Json source) {

    static Mount ofSecret(String name) {
      return new Mount(SECRET, "secret", Json.object().with("secretName", name));
    }

    static Mount ofMachine(Path folder, Path path) {
      var source = Json.object().with("path", folder.toString()).with("type", "Directory");
      return new Mount(path, "hostPath", source);
    }

    /// A label of DNS (RFC 1123): of a long path, its end.
    private String name() {
      var name = path.toString().replaceAll("[^a-z0-9]", "-");
      return name.substring(Math.max(0, name.length() - LONGEST_NAME)).replaceFirst("^-+", "");
    }

    Json volume() {
      return Json.object().with("name", name()).with(kind, source);
    }

    Json mounted() {
      return Json.object()
          .with("name", name())
          .with("mountPath", path.toString())
          .with("readOnly", true);
    }
  }

  /// A pod that counts the rows of a table.
  Json of(WorkloadDatabase database, WorkloadDatabase.Table table) throws FailedCheckException {
    var mounts = mounts(database);
    var psql = database.programs().map(folder -> folder.resolve("psql").toString()).orElse("psql");
    var container =
        Json.object()
            .with("name", NAME)
            .with("image", image)
            .with("imagePullPolicy", "Never")
            .withStrings("command", List.of("/usr/bin/sh", "-c", SCRIPT, psql, table.name()))
            .withObjects(
                "env",
                List.of(
                    variable("PGHOST", SOCKET.toString()),
                    variable("PGDATABASE", database.name()),
                    variable("PGCONNECT_TIMEOUT", "10")))
            .with("securityContext", Json.object().with("runAsUser", 0).with("runAsGroup", 0))
            .withObjects("volumeMounts", mounts.stream().map(Mount::mounted).toList());
    return Json.object()
        .with("apiVersion", "v1")
        .with("kind", "Pod")
        .with("metadata", Json.object().with("name", NAME))
        .with("spec", spec(container, mounts));
  }

  private Json spec(Json container, List<Mount> mounts) {
    return Json.object()
        .with("nodeName", node)
        .with("restartPolicy", "Never")
        .with("hostNetwork", true)
        .with("automountServiceAccountToken", false)
        .with("enableServiceLinks", false)
        .withObjects("tolerations", List.of(Json.object().with("operator", "Exists")))
        .withObjects("containers", List.of(container))
        .withObjects("volumes", mounts.stream().map(Mount::volume).toList());
  }

  private List<Mount> mounts(WorkloadDatabase database) {
    var mounts = new ArrayList<>(List.of(Mount.ofSecret(secret)));
    mounts.add(Mount.ofMachine(database.socket(), SOCKET));
    Stream.concat(SYSTEM.stream().filter(Files::isDirectory), elsewhere(database))
        .map(folder -> Mount.ofMachine(folder, folder))
        .forEach(mounts::add);
    return mounts;
  }

  /// Programs that are not the system's, with the libraries beside their folder.
  private static Stream<Path> elsewhere(WorkloadDatabase database) {
    return database.programs().stream()
        .filter(programs -> SYSTEM.stream().noneMatch(programs::startsWith))
        .flatMap(programs -> Stream.ofNullable(programs.getParent()));
  }

  private static Json variable(String name, String value) {
    return Json.object().with("name", name).with("value", value);
  }
}
