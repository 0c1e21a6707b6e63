package dev.coffre.e2e.demo.stage;

import dev.coffre.postgresql.ScramVerifier;
import dev.coffre.postgresql.UnusablePasswordException;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// A real PostgreSQL server on a free port of the loopback address. Every log-in is by
/// SCRAM-SHA-256, the superuser's too, and every statement is logged.
public final class Database {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String SUPERUSER = "postgres";
  private static final String INVALID_PASSWORD = "28P01";
  private static final String CANNOT_CONNECT = "08";
  private static final String STARTING_UP = "57P03";

  private final Path folder;
  private final int port;
  private final SecretBytes superuserPassword;

  private Database(Path folder, int port, SecretBytes superuserPassword) {
    this.folder = folder;
    this.port = port;
    this.superuserPassword = superuserPassword;
  }

  /// Unpacks a server into `folder`, makes a data directory and starts the server.
  ///
  /// @throws IOException if it does not come up; the message ends with the server's last words
  static Database start(Path folder, Processes processes) throws IOException, InterruptedException {
    var random = new SecureRandom();
    var database = new Database(folder, freePort(), password(random));
    var programs = ServerPrograms.unpack(folder.resolve("programs"));
    database.initialize(programs, processes, random);
    database.awaitStart(processes.start(database.server(programs)));
    return database;
  }

  private static SecretBytes password(SecureRandom random) {
    var token = new byte[24];
    random.nextBytes(token);
    return SecretBytes.adopt(Base64.getEncoder().encode(token));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  // What initdb stores for the superuser is a verifier, too: it passes the file's text on to ALTER
  // USER.
  private void initialize(ServerPrograms programs, Processes processes, SecureRandom random)
      throws IOException, InterruptedException {
    var verifier = folder.resolve("verifier");
    try {
      var text = ScramVerifier.of(superuserPassword, random::nextBytes).text();
      Files.writeString(verifier, text + "\n");
    } catch (UnusablePasswordException e) {
      throw new IllegalStateException("base64 is usable", e);
    }
    var command =
        programs.command(
            "initdb",
            "-D",
            data().toString(),
            "-U",
            SUPERUSER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            verifier.toString(),
            "-E",
            "UTF8",
            "--locale",
            "C",
            "--no-sync");
    var initdb = processes.start(logged(command));
    if (!initdb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
      throw new IOException("initdb failed: " + lastWords());
    }
    Files.delete(verifier);
  }

  private ProcessBuilder server(ServerPrograms programs) {
    return logged(
        programs.command(
            "postgres",
            "-D",
            data().toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "log_statement=all",
            "-c",
            "log_connections=on",
            "-c",
            "timezone=UTC"));
  }

  private ProcessBuilder logged(List<String> command) {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private void awaitStart(Process server) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        superuser().close();
        return;
      } catch (SQLException e) {
        if (!isNotYetUp(e) || server.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException("PostgreSQL did not start: " + lastWords(), e);
        }
      }
    }
    throw new IOException("PostgreSQL was not up after " + PATIENCE.toSeconds() + " s");
  }

  private static boolean isNotYetUp(SQLException e) {
    var state = String.valueOf(e.getSQLState());
    return state.startsWith(CANNOT_CONNECT) || state.equals(STARTING_UP);
  }

  private String lastWords() throws IOException {
    var lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }

  /// The server's data directory.
  public Path data() {
    return folder.resolve("data");
  }

  /// The port of the loopback address.
  public int port() {
    return port;
  }

  /// The folder of the server's programs.
  public Path programs() {
    return folder.resolve("programs/bin");
  }

  /// A password file of libpq, which lets whoever can read it in as superuser.
  public Path passwordFile() throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    var file = folder.resolve("pgpass");
    if (!Files.exists(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      var before = "127.0.0.1:" + port + ":*:" + SUPERUSER + ":";
      try (var out = Files.newOutputStream(file)) {
        out.write(before.getBytes(StandardCharsets.UTF_8));
        superuserPassword.<Path, IOException>expose(password -> {
          out.write(password);
          return file;
        });
      }
    }
    return file;
  }

  /// The server's log, with every statement.
  public Path log() {
    return folder.resolve("log");
  }

  /// A connection that may do everything.
  public Connection superuser() throws SQLException {
    return connect(SUPERUSER, superuserPassword);
  }

  /// Logs in as an application does.
  ///
  /// @return the connection, or nothing if the server refuses the password
  /// @throws SQLException if something else is wrong
  public Optional<Connection> logIn(String role, SecretBytes password) throws SQLException {
    try {
      return Optional.of(connect(role, password));
    } catch (SQLException e) {
      if (INVALID_PASSWORD.equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  // JDBC takes a password only as a String, which cannot be wiped.
  private Connection connect(String role, SecretBytes password) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", role);
    password.expose(bytes -> properties.put("password", new String(bytes, StandardCharsets.UTF_8)));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }
}
