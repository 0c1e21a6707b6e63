package dev.coffre.cli.drill;

import dev.coffre.backup.Facts;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Tool;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Restores a database into a server of its own, and says what is true of it then.
record DatabaseDrill(
    Host host,
    Course course,
    DrillPlace place,
    Target.Database target,
    DisposableServer.Start start,
    Tampering tampering) {
  /// The checks of such a drill beside those of every drill and of the facts.
  static final List<String> PLANNED =
      List.of(
          DisposableServer.check(),
          Guard.check(),
          "network cut",
          "roles restored",
          "database restored");

  private static final String NETWORK = "network cut";
  private static final String NO_NETWORK = "the instance has no network";
  private static final String ROLES = "roles restored";
  private static final String DATABASE = "database restored";
  private static final String NO_ERROR = "no error";
  private static final String NO_SPACE = "there was no space left on the disk";

  /// Restores it.
  DisposableServer restore(Opening opening, Manifest manifest) throws FailedCheckException {
    var file = place.folder().resolve("dump");
    try (var parts = Unsealed.begin(opening, manifest, course, file)) {
      return restore(parts, manifest);
    }
  }

  private DisposableServer restore(Unsealed parts, Manifest manifest) throws FailedCheckException {
    var server =
        course.phase(
            "starting an instance",
            () -> DisposableServer.start(host, place, target, manifest, start));
    course.passed(DisposableServer.check(), DisposableServer.expected());
    course.add(
        start.wrapping().cutsNetwork()
            ? Check.passed(NETWORK, NO_NETWORK)
            : Check.notRun(NETWORK, NO_NETWORK, "this user may make no network namespace"));
    course.phase("restoring roles", () -> restoreRoles(server, parts, manifest));
    course.passed(Guard.check(), Guard.expected());
    course.passed(ROLES, NO_ERROR);
    course.phase("restoring the database", () -> restoreDatabase(server, parts));
    course.passed(DATABASE, NO_ERROR);
    return server;
  }

  private boolean restoreRoles(DisposableServer server, Unsealed parts, Manifest manifest)
      throws FailedCheckException {
    try (var session = server.session("template1")) {
      var globals = Unsealed.whole(parts.globals());
      var existing = session.ask("SELECT format('CREATE ROLE %I;', current_user)");
      var text = globals.replace(existing + "\n", "");
      run(
          server.start("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"),
          tampering.globals(text));
      dropIfItIsThere(session, manifest);
      return true;
    } catch (SessionException e) {
      throw rolesFailed(e);
    }
  }

  static FailedCheckException rolesFailed(Exception e) {
    return new FailedCheckException(ROLES, NO_ERROR, String.valueOf(e.getMessage()));
  }

  /// A server comes with a database `postgres`; the backup may be of the one elsewhere.
  private static void dropIfItIsThere(Session session, Manifest manifest) throws SessionException {
    if (manifest.source().getOrDefault("database", "").equals("postgres")) {
      session.ask("DROP DATABASE postgres");
    }
  }

  private static void run(Tool psql, String script) throws FailedCheckException {
    try (psql) {
      try (var input = psql.in()) {
        input.write(script.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        psql.await();
        throw new FailedCheckException(ROLES, NO_ERROR, psql.complaint());
      }
      FailedCheckException.unlessSucceeded(psql, ROLES, NO_ERROR);
    }
  }

  /// From a file, since only then several sessions load it, and since tables that are emptied and
  /// loaded in one transaction need no write-ahead log. It is as plain as the server's own data,
  /// and beside it.
  private boolean restoreDatabase(DisposableServer server, Unsealed parts)
      throws FailedCheckException {
    try {
      var dump = Unsealed.whole(parts.dump());
      try (var restore = load(server, dump)) {
        FailedCheckException.unlessSucceeded(restore, DATABASE, NO_ERROR);
      }
      Files.delete(dump);
      return true;
    } catch (IOException e) {
      throw databaseFailed(e);
    } catch (FailedCheckException e) {
      throw DisposableServer.ranOutOfRoom(place)
          ? new FailedCheckException(e.check(), e.expected(), e.observed() + ": " + NO_SPACE)
          : e;
    }
  }

  static FailedCheckException databaseFailed(IOException e) {
    return new FailedCheckException(DATABASE, NO_ERROR, String.valueOf(e.getMessage()));
  }

  private static Tool load(DisposableServer server, Path dump) throws FailedCheckException {
    return server.start(
        "pg_restore",
        "--exit-on-error",
        "--no-tablespaces",
        "--no-subscriptions",
        "--create",
        "--jobs=" + Runtime.getRuntime().availableProcessors(),
        "--no-password",
        "--dbname=template1",
        dump.toString());
  }

  /// What is true of what was restored.
  Restored read(DisposableServer server, Manifest manifest) throws FailedCheckException {
    var database = manifest.source().getOrDefault("database", "");
    try (var session = server.session(database)) {
      if (tampering.statement().isPresent()) {
        session.ask(tampering.statement().get());
      }
      DatabaseFacts.prepare(session);
      session.ask("SET max_parallel_workers_per_gather = 4");
      session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      var facts = new DatabaseFacts(session);
      var sections = new TreeMap<>(facts.read().sections());
      sections.put(DatabaseFacts.POSITIONS, facts.positions());
      return new Restored(new Facts(sections), versions(server));
    } catch (SessionException e) {
      throw new FailedCheckException("facts read", "an answer", String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> versions(DisposableServer server) throws FailedCheckException {
    var versions = new LinkedHashMap<String, String>();
    versions.put("server", server.version());
    return versions;
  }
}
