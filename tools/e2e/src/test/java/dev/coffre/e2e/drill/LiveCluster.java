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
import java.util.concurrent.TimeUnit;

/// A k3s server that plays the live one: the testbed's, on a loopback port, without agent, its
/// Secrets encrypted.
final class LiveCluster implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Path program;
  private final Path folder;
  private final Process server;

  private LiveCluster(Path program, Path folder, Process server) {
    this.program = program;
    this.folder = folder;
    this.server = server;
  }

  static LiveCluster start(Path folder) throws IOException, InterruptedException {
    var program = Peers.here().k3sServer();
    Peers.requireOnPath("sqlite3");
    Peers.requireOnPath("openssl");
    Files.createDirectories(folder.resolve("config.yaml.d"));
    Files.writeString(folder.resolve("config.yaml"), config(folder));
    Files.writeString(
        folder.resolve("config.yaml.d/10-audit.yaml"),
        "kube-apiserver-arg+: [audit-log-path=" + folder.resolve("audit.log") + "]\n");
    var server =
        new ProcessBuilder(
                program.toString(), "server", "--config", folder.resolve("config.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var live = new LiveCluster(program, folder, server);
    live.await();
    return live;
  }

  private static String config(Path folder) throws IOException {
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
    disable-scheduler: true
    disable-controller-manager: true
    kube-apiserver-arg: [profiling=false]
    """
        .formatted(freePort(), folder.resolve("k3s"), folder.resolve("k3s.yaml"));
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
    var builder = command(arguments).redirectErrorStream(true);
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said.strip();
  }

  private ProcessBuilder command(String... arguments) {
    var command = new ArrayList<>(List.of(program.toString(), "kubectl"));
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
