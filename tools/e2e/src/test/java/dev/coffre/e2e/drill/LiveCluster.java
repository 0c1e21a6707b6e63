package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A k3s server that plays the live one, on a loopback port, without agent, its Secrets encrypted:
/// the testbed's layout, or the real k3s where `COFFRE_TEST_K3S` says where one is.
final class LiveCluster implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final Optional<Path> REAL =
      Optional.ofNullable(System.getenv("COFFRE_TEST_K3S")).map(Path::of);

  /// The real one leaves a link to its kubeconfig there, whatever it is told.
  private static final String APART =
      "mkdir -p /etc/rancher; mount -t tmpfs tmpfs /etc/rancher; exec \"$0\" \"$@\"";

  private final Path program;
  private final Path folder;
  private final int port;
  private final Process server;

  private LiveCluster(Path program, Path folder, int port, Process server) {
    this.program = program;
    this.port = port;
    this.folder = folder;
    this.server = server;
  }

  static LiveCluster start(Path folder) throws IOException, InterruptedException {
    var program = REAL.orElseGet(Peers.here()::k3sServer);
    int port = freePort();
    Peers.requireOnPath("sqlite3");
    Peers.requireOnPath("openssl");
    Files.createDirectories(folder.resolve("config.yaml.d"));
    Files.writeString(folder.resolve("config.yaml"), config(folder, port));
    Files.writeString(
        folder.resolve("config.yaml.d/10-audit.yaml"),
        "kube-apiserver-arg+: [audit-log-path=" + folder.resolve("audit.log") + "]\n");
    var command = new ArrayList<String>();
    if (REAL.isPresent()) {
      command.addAll(List.of("unshare", "--mount", "sh", "-ec", APART));
    }
    command.addAll(List.of(program.toString(), "server"));
    command.addAll(List.of("--config", folder.resolve("config.yaml").toString()));
    var server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var live = new LiveCluster(program, folder, port, server);
    live.await();
    return live;
  }

  private static String config(Path folder, int port) {
    return """
    node-name: live-1
    node-ip: 198.51.100.7
    advertise-address: 198.51.100.7
    bind-address: 127.0.0.1
    https-listen-port: "%d"
    data-dir: %s
    write-kubeconfig: %s
    secrets-encryption: true
    secrets-encryption-provider: secretbox
    disable-agent: true
    flannel-backend: none
    disable-scheduler: true
    disable-controller-manager: true
    kube-apiserver-arg: [profiling=false]
    """
        .formatted(port, folder.resolve("k3s"), folder.resolve("k3s.yaml"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(folder.resolve("log")).contains("is up and running")) {
      if (System.nanoTime() > deadline || server.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
    }
  }

  /// Creates what a manifest says, and changes it.
  void apply(String manifest) throws IOException, InterruptedException {
    var file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
    kubectl("apply", "-f", file.toString());
  }

  /// Waits until a custom kind can be used.
  void establish(String kind) throws IOException, InterruptedException {
    kubectl("wait", "--for=condition=Established", "--timeout=60s", "crd/" + kind);
  }

  /// Whether the namespace `shop` has that object.
  boolean has(String object) throws IOException, InterruptedException {
    return !kubectl("-n", "shop", "get", object, "--ignore-not-found", "-o", "name").isEmpty();
  }

  /// Runs `kubectl` and returns what it prints.
  private String kubectl(String... arguments) throws IOException, InterruptedException {
    return k3s(Stream.concat(Stream.of("kubectl"), Stream.of(arguments)));
  }

  private String k3s(Stream<String> arguments) throws IOException, InterruptedException {
    var command = command(arguments.toArray(String[]::new));
    var process = command.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said.strip();
  }

  private ProcessBuilder command(String... arguments) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "K3S_DATA_DIR", data().toString(),
                "KUBECONFIG", folder.resolve("k3s.yaml").toString()));
    return builder;
  }

  /// A client that changes a Secret and a ConfigMap until it is ended.
  Process busy() throws IOException {
    var script =
        """
        for i in $(seq 1000); do
          "$0" kubectl -n shop patch secret busy -p "{\\"stringData\\": {\\"turn\\": \\"$i\\"}}"
          "$0" kubectl -n shop create configmap "busy-$i"
        done
        """;
    var builder = command();
    return builder
        .command("sh", "-c", script, program.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// Gives it another token: k3s by its own command, the layout, which has none, by the file.
  void rotateToken(String password) throws IOException, InterruptedException {
    var token = data().resolve("server/token");
    if (REAL.isPresent()) {
      var url = "https://127.0.0.1:" + port;
      var old = Files.readString(token).strip();
      var there = Stream.of("--data-dir", data().toString(), "--server", url, "--token", old);
      k3s(Stream.concat(Stream.of("token", "rotate", "--new-token", password), there));
    } else {
      Files.writeString(
          token, Files.readString(token).replaceFirst("::server:.*", "::server:" + password));
    }
  }

  /// Whether it is the layout, which has no bootstrap record.
  boolean isLayout() {
    return REAL.isEmpty();
  }

  Path program() {
    return program;
  }

  Path config() {
    return folder.resolve("config.yaml");
  }

  Path kubeconfig() {
    return folder.resolve("k3s.yaml");
  }

  /// k3s' `data-dir`.
  Path data() {
    return folder.resolve("k3s");
  }

  boolean isRunning() {
    return server.isAlive();
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Files.deleteIfExists(folder.resolve("k3s/data/current"));
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
