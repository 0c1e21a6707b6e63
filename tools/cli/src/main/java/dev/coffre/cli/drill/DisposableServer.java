package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Folders;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Connection;
import dev.coffre.cli.backup.Psql;
import dev.coffre.cli.backup.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server that exists for one drill: its own data, its own socket in a folder nobody
/// else can enter, no address, no way to the network. What it is like comes from the manifest.
///
/// @param connection by its socket
record DisposableServer(Host host, Guard guard, Connection connection, String source) {
  /// Longest path of a socket that Linux takes, with the socket's own name.
  static final int LONGEST_FOLDER = 107 - "/.s.PGSQL.5432".length();

  private static final int PORT = 5432;
  private static final long PATIENCE_SECONDS = 60;

  /// Most servers are up after 30 ms.
  private static final long PAUSE_MILLIS = 10;

  private static final String CHECK = "instance started";
  private static final String EXPECTED = "a fresh server of its own";

  /// What lets it load fast: it will never have to survive a crash. And nothing that was restored
  /// may start workers or archive anything.
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=",
          "fsync=off",
          "full_page_writes=off",
          "synchronous_commit=off",
          "wal_level=minimal",
          "wal_init_zero=off",
          "max_wal_senders=0",
          "max_wal_size=4GB",
          "autovacuum=off",
          "archive_mode=off",
          "shared_preload_libraries=",
          "max_logical_replication_workers=0",
          "maintenance_work_mem=256MB",
          "ssl=off",
          "timezone=UTC",
          "lc_messages=C",
          "hba_file=@DATA@/pg_hba.conf",
          "ident_file=@DATA@/pg_ident.conf");

  /// Makes and starts it.
  static DisposableServer start(
      Host host, DrillPlace place, Target.Database target, Manifest manifest, Start options)
      throws FailedCheckException {
    var socket = place.folder().resolve("s");
    if (socket.toString().length() > LONGEST_FOLDER) {
      throw failed("the path of its socket would be too long: choose a shorter --scratch");
    }
    try {
      Folders.make(socket);
      var user = manifest.source("bootstrap role");
      var connection =
          Connection.to(socket, PORT, user, options.programs(target), host.environment());
      initialize(host, place, manifest, connection, options.wrapping());
      var mark = String.valueOf(place.folder().getFileName());
      var data = place.folder().resolve("data");
      var own = new Guard.Own(data, socket, PORT, system(connection, data), mark);
      var guard = new Guard(options.live(), own);
      guard.requireUnused();
      launch(place, connection, own, options.launching());
      var server = new DisposableServer(host, guard, connection, manifest.source("system"));
      server.await(place);
      return server;
    } catch (IOException | CommandException | BackupException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  /// What a start needs to know beside the backup.
  ///
  /// @param root that the plan's paths start from
  /// @param live the databases that it must stay away from
  /// @param limit words in place of the wrapping's, for drills that must fail
  record Start(Path root, List<Target.Database> live, Wrapping wrapping, List<String> limit) {

    /// The folder of a target's programs; without it the search path.
    Optional<Path> programs(Target.Database target) {
      return target.programs().map(root::resolve);
    }

    private Wrapping launching() {
      return limit.isEmpty() ? wrapping : new Wrapping(limit);
    }
  }

  private static void initialize(
      Host host, DrillPlace place, Manifest manifest, Connection connection, Wrapping wrapping)
      throws CommandException, BackupException {
    var program =
        List.of(
            connection.program("initdb"),
            "--pgdata=" + place.folder().resolve("data"),
            "--username=" + manifest.source("bootstrap role"),
            "--auth=trust",
            "--no-sync",
            "--encoding=" + manifest.source("encoding"),
            "--lc-collate=" + manifest.source("collate"),
            "--lc-ctype=" + manifest.source("ctype"));
    try (var initdb =
        Tool.start(wrapping.command(program), connection.environment(), host.directory())) {
      initdb.out().transferTo(OutputStream.nullOutputStream());
      initdb.finish();
    } catch (IOException e) {
      throw CommandException.failed("initdb: " + e.getMessage(), "");
    }
  }

  private static String system(Connection connection, Path data)
      throws CommandException, IOException {
    try (var control = connection.start("pg_controldata", data.toString())) {
      var text = new String(control.out().readAllBytes(), StandardCharsets.UTF_8);
      control.finish();
      return text.lines()
          .filter(line -> line.startsWith("Database system identifier:"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseThrow(() -> CommandException.failed("pg_controldata names no identifier", ""));
    }
  }

  static void launch(DrillPlace place, Connection connection, Guard.Own own, Wrapping wrapping)
      throws IOException {
    var program =
        new ArrayList<>(List.of(connection.program("postgres"), "-D", own.data().toString()));
    for (var setting : SETTINGS) {
      program.addAll(List.of("-c", setting.replace("@DATA@", own.data().toString())));
    }
    program.addAll(
        List.of(
            "-c",
            "data_directory=" + own.data(),
            "-c",
            "unix_socket_directories=" + own.socket(),
            "-c",
            "port=" + own.port(),
            "-c",
            "cluster_name=" + own.mark()));
    var log = place.folder().resolve("log").toFile();
    var builder =
        new ProcessBuilder(wrapping.command(program))
            .directory(place.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log);
    builder.environment().clear();
    builder.environment().putAll(connection.environment());
    place.holds(builder.start());
  }

  private void await(DrillPlace place) throws FailedCheckException, IOException {
    var server = place.server();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      if (isReady()) {
        return;
      }
      if (!server.map(Process::isAlive).orElse(false)) {
        throw failed("it did not start: " + lastWords(place));
      }
      Pause.ofMillis(PAUSE_MILLIS);
    }
    throw failed("it was not up after " + PATIENCE_SECONDS + " s: " + lastWords(place));
  }

  private boolean isReady() {
    try (var probe = connection.start("pg_isready", "--quiet")) {
      return probe.await() == 0;
    } catch (CommandException e) {
      return false;
    }
  }

  static String lastWords(DrillPlace place) throws IOException {
    var lines = Files.readAllLines(place.folder().resolve("log"));
    return lines.stream()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR"))
        .reduce((first, second) -> second)
        .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
        .orElse("it said nothing");
  }

  /// Whether its log says that the disk was full.
  static boolean ranOutOfRoom(DrillPlace place) {
    try (var lines = Files.lines(place.folder().resolve("log"))) {
      return lines.anyMatch(line -> line.contains("No space left on device"));
    } catch (IOException e) {
      return false;
    }
  }

  /// A session in one of its databases, which the guard let pass.
  Psql session(String database) throws FailedCheckException {
    try {
      var psql = new Psql(connection.in(database).session(), host.randomness());
      try {
        guard.requireOwn(psql, source);
        return psql;
      } catch (FailedCheckException e) {
        psql.close();
        throw e;
      }
    } catch (CommandException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  /// Starts a program that changes it; the guard is asked first.
  Tool start(String program, String... arguments) throws FailedCheckException {
    session("template1").close();
    try {
      return connection.start(program, arguments);
    } catch (CommandException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  /// What it says its version is.
  String version() throws FailedCheckException {
    try (var session = session("template1")) {
      return session.ask("SELECT current_setting('server_version')");
    } catch (SessionException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private static FailedCheckException failed(String why) {
    return new FailedCheckException(CHECK, EXPECTED, why);
  }

  static String check() {
    return CHECK;
  }

  static String expected() {
    return EXPECTED;
  }
}
