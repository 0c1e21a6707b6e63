package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server that plays the live one: the machine's own programs, on a loopback port and
/// a socket, with the database `ledger`.
final class LiveServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Process server;

  private LiveServer(Path programs, Path folder, int port, Process server) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  static LiveServer start(Path folder) throws IOException, InterruptedException {
    var programs = Peers.here().postgresql();
    Files.createDirectories(folder.resolve("s"));
    finish(
        builder(
            programs,
            "initdb",
            "-D",
            folder.resolve("data").toString(),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale",
            "C.UTF-8",
            "--no-sync"));
    int port = freePort();
    var server =
        builder(
                programs,
                "postgres",
                "-D",
                folder.resolve("data").toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-p",
                String.valueOf(port),
                "-k",
                folder.resolve("s").toString(),
                "-c",
                "fsync=off")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var live = new LiveServer(programs, folder, port, server);
    live.await();
    live.load();
    return live;
  }

  /// The server refuses to be root, so root runs it in a user namespace, where it is nobody.
  private static ProcessBuilder builder(Path programs, String program, String... arguments) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root") && !program.equals("psql")) {
      command.addAll(List.of("unshare", "--user", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static void finish(ProcessBuilder builder) throws IOException, InterruptedException {
    var process = builder.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(builder.command() + ": " + said);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var ready = builder(programs, "pg_isready", "-q", "-h", socket().toString(), "-p", "" + port);
    while (ready.start().waitFor() != 0) {
      if (System.nanoTime() > deadline || server.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
    }
  }

  private void load() throws IOException, InterruptedException {
    var script = folder.resolve("ledger.sql");
    try (InputStream source = LiveServer.class.getResourceAsStream("ledger.sql")) {
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
    }
    finish(psql("postgres", "-f", script.toString()));
  }

  private ProcessBuilder psql(String database, String... arguments) {
    var builder =
        builder(
            programs,
            "psql",
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            socket().toString(),
            "-p",
            "" + port,
            "-U",
            "postgres",
            "-d",
            database);
    builder.command().addAll(List.of(arguments));
    return builder;
  }

  /// Runs a statement as superuser in `ledger` and returns what it prints.
  String ask(String statement) throws IOException, InterruptedException {
    var process = psql("ledger", "-c", statement).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  /// A client that changes things until it is ended.
  Process busy() throws IOException {
    var script =
        """
        INSERT INTO books.entry (account, ratio) SELECT g, 1.0 / g FROM generate_series(1, 20) g \\;
        UPDATE books.account SET balance = balance + 1 WHERE id % 50 = 0 \\;
        DELETE FROM books.part_a WHERE ctid = (SELECT ctid FROM books.part_a LIMIT 1)
        \\watch 0.02
        """;
    var file = Files.writeString(folder.resolve("busy.sql"), script);
    return psql("ledger", "-f", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  Path programs() {
    return programs;
  }

  Path socket() {
    return folder.resolve("s");
  }

  Path data() {
    return folder.resolve("data");
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    try {
      new ProcessBuilder("kill", "-s", "QUIT", "" + server.pid()).start().waitFor();
      server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
