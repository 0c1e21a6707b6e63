package dev.coffre.e2e.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL server in a folder, on a loopback port and a socket, with the superuser
/// `postgres`, who needs no password. Closing it ends it.
public final class PostgresServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Process server;

  private PostgresServer(Path programs, Path folder, int port, Process server) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /// Starts one and waits until it answers.
  ///
  /// @param programs their folder
  /// @param folder which is made
  /// @param settings `name=value`
  public static PostgresServer start(Path programs, Path folder, List<String> settings)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("s"));
    var data = folder.resolve("data").toString();
    var initdb = List.of("-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
    run(unprivileged(programs.resolve("initdb"), initdb, "--locale", "C.UTF-8"));
    int port = freePort();
    var options = new ArrayList<>(List.of("-D", data, "-p", "" + port));
    options.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-k", "" + folder.resolve("s")));
    settings.forEach(setting -> options.addAll(List.of("-c", setting)));
    var server =
        unprivileged(programs.resolve("postgres"), options)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var started = new PostgresServer(programs, folder, port, server);
    started.await();
    return started;
  }

  /// The server refuses to be root, so root runs it in a user namespace, where it is nobody.
  private static ProcessBuilder unprivileged(Path program, List<String> options, String... more) {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "--user", "--"));
    }
    command.add(program.toString());
    command.addAll(options);
    command.addAll(List.of(more));
    return new ProcessBuilder(command);
  }

  /// Runs a program to its end and returns what it prints.
  ///
  /// @throws IOException if it fails
  public static String run(ProcessBuilder program) throws IOException, InterruptedException {
    var process = program.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(program.command() + ": " + said);
    }
    return said;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    var ready = new ProcessBuilder(command("pg_isready", "-q"));
    while (ready.start().waitFor() != 0) {
      if (System.nanoTime() > deadline || server.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
    }
  }

  /// The words that start one of its clients, as superuser; or that of another version, by its
  /// path.
  public List<String> command(String client, String... arguments) {
    var command = new ArrayList<>(List.of(programs.resolve(client).toString()));
    command.addAll(List.of("-h", socket().toString(), "-p", "" + port, "-U", "postgres"));
    command.addAll(List.of(arguments));
    return command;
  }

  /// A `psql` that prints values alone and ends at the first error.
  public ProcessBuilder psql(String database, String... arguments) {
    var command = command("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", database);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  public Path programs() {
    return programs;
  }

  public Path socket() {
    return folder.resolve("s");
  }

  public Path data() {
    return folder.resolve("data");
  }

  public int port() {
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
