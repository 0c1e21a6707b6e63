package dev.coffre.cli.drill;

import dev.coffre.backup.Folders;
import dev.coffre.backup.k3s.ServerConfig;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A k3s server that exists for one drill: its own data, in namespaces of its own, with nothing
/// that would give something restored a node to run on; reached by a socket in a folder nobody else
/// can enter.
///
/// @param program the `k3s` command
/// @param images what a node of its own, for the drill's pod, has images from; without it there is
///   no node
record DisposableCluster(
    Host host, DrillPlace place, String program, Optional<Path> images, ClusterApi api) {
  private static final String CHECK = "instance started";
  private static final String EXPECTED = "a fresh server of its own, its API ready";
  private static final String NETWORK = "network cut";
  private static final String NO_NETWORK = "the instance has no network";
  private static final long PATIENCE_SECONDS = 120;
  private static final int LONGEST_SOCKET = 107;

  /// A new process namespace, so that nothing outlives its first process.
  private static final List<String> NAMESPACES =
      List.of("--net", "--mount", "--pid", "--mount-proc", "--fork", "--kill-child", "--");

  /// In which containers cannot be started.
  private static final List<String> NOT_AS_ROOT = List.of("--user", "--map-root-user");

  /// Its checks.
  static final List<String> PLANNED = List.of(CHECK, NETWORK);

  /// One in that folder, not started yet.
  static DisposableCluster in(DrillPlace place, Host host, String program, Optional<Path> images) {
    var socket = place.folder().resolve("s/api");
    return new DisposableCluster(host, place, program, images, new ClusterApi(socket));
  }

  /// Whether it has a node, on which only what names it can run.
  boolean hasNode() {
    return images.isPresent();
  }

  /// k3s' `data-dir`.
  Path data() {
    return data(place.folder());
  }

  /// The same, in the folder of a drill.
  static Path data(Path folder) {
    return folder.resolve("k3s");
  }

  /// The name of its node, if it had one: nothing else is called so.
  String name() {
    return String.valueOf(place.folder().getFileName());
  }

  /// Starts it, and waits until its API is ready.
  ///
  /// @param flags those of the server that was backed up, and of this place
  boolean start(ServerConfig flags, Course course) throws FailedCheckException {
    if (api.socket().toString().length() > LONGEST_SOCKET) {
      throw failed("the path of its socket would be too long: choose a shorter --scratch");
    }
    try {
      Folders.make(place.folder().resolve("s"));
      Files.writeString(place.folder().resolve("config.yaml"), flags.text());
      Script.CLUSTER.write(place.folder().resolve(Script.CLUSTER.file()));
      launch();
      await();
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
    course.passed(CHECK, EXPECTED);
    course.phase("looking at its network", this::requireNoNetwork);
    course.passed(NETWORK, NO_NETWORK);
    return true;
  }

  private void launch() throws IOException {
    var command = new ArrayList<>(List.of("unshare"));
    command.addAll(hasNode() ? List.of() : NOT_AS_ROOT);
    command.addAll(NAMESPACES);
    var script = place.folder().resolve(Script.CLUSTER.file());
    command.addAll(List.of("sh", "-e", script.toString(), place.folder().toString(), program));
    images.ifPresent(folder -> command.add(folder.toString()));
    var builder =
        new ProcessBuilder(command)
            .directory(place.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    place.holds(builder.start());
  }

  /// Made anew: nothing that leads k3s or kubectl to a live cluster is in it.
  private Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", host.environment().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", place.folder().toString());
    environment.put("K3S_DATA_DIR", data().toString());
    environment.put("LC_ALL", "C.UTF-8");
    return environment;
  }

  private Path log() {
    return place.folder().resolve("log");
  }

  private void await() throws FailedCheckException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!api.isReady()) {
      if (!isRunning()) {
        throw failed("it did not start: " + lastWords());
      }
      var unreadable = api.unreadable();
      if (unreadable.isPresent()) {
        throw new FailedCheckException(
            RestoredCluster.READ, RestoredCluster.EACH, unreadable.get());
      }
      if (System.nanoTime() > deadline) {
        throw failed("it was not ready after " + PATIENCE_SECONDS + " s: " + lastWords());
      }
      Pause.ofMillis(100);
    }
  }

  /// The last line of its log that is one; k3s ends with a blank one.
  private String lastWords() {
    try {
      var log = new String(Files.readAllBytes(log()), StandardCharsets.ISO_8859_1);
      return log.lines()
          .filter(line -> !line.isBlank())
          .reduce((_, later) -> later)
          .orElse("it said nothing");
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  /// What it said when it ended; nothing if it runs.
  Optional<String> end() {
    return isRunning() ? Optional.empty() : Optional.of("it ended: " + lastWords());
  }

  private boolean isRunning() {
    return place.server().map(Process::isAlive).orElse(false);
  }

  /// What counts is what its kernel shows of it: a namespace that is not ours, and loopback alone.
  private boolean requireNoNetwork() throws FailedCheckException {
    try {
      var own = Path.of("/proc/" + place.server().orElseThrow().pid());
      var interfaces =
          Files.readAllLines(own.resolve("net/dev")).stream()
              .skip(2)
              .map(line -> line.substring(0, line.indexOf(':')).strip())
              .toList();
      if (!interfaces.equals(List.of("lo"))) {
        throw new FailedCheckException(NETWORK, NO_NETWORK, "it has " + interfaces);
      }
      if (Files.readSymbolicLink(own.resolve("ns/net"))
          .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/net")))) {
        throw new FailedCheckException(NETWORK, NO_NETWORK, "it is in the network of this machine");
      }
      return true;
    } catch (IOException e) {
      throw new FailedCheckException(NETWORK, NO_NETWORK, String.valueOf(e.getMessage()));
    }
  }

  private static FailedCheckException failed(String why) {
    return new FailedCheckException(CHECK, EXPECTED, why);
  }
}
