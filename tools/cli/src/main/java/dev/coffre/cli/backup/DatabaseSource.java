package dev.coffre.cli.backup;

import dev.coffre.backup.Facts;
import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.child.Scratch;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Backs up a database: the roles of its server, its dump, and the facts of the very snapshot that
/// the dump is of.
///
/// @param connection to the server
public record DatabaseSource(Host host, Target.Database target, Connection connection) {
  /// The roles of the server, without what stands for their passwords.
  public static final String GLOBALS = "globals.sql";

  /// The database, in pg_dump's custom format.
  public static final String DUMP = "database.dump";

  private static final Map<String, String> QUESTIONS = questions();

  private static Map<String, String> questions() {
    var questions = new LinkedHashMap<String, String>();
    questions.put("server", "SELECT current_setting('server_version')");
    questions.put("major", "SELECT current_setting('server_version_num')::int / 10000");
    questions.put("system", "SELECT system_identifier FROM pg_control_system()");
    questions.put("database", "SELECT current_database()");
    questions.put(
        "encoding",
        "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()");
    questions.put(
        "collate", "SELECT datcollate FROM pg_database WHERE datname = current_database()");
    questions.put("ctype", "SELECT datctype FROM pg_database WHERE datname = current_database()");
    questions.put("bootstrap role", "SELECT rolname FROM pg_roles WHERE oid = 10");
    questions.put("host time zone", "SELECT current_setting('TimeZone')");
    return questions;
  }

  /// Backs up the target of a plan.
  static Taken take(PlanFile plan, Target.Database target, PendingBackup backup)
      throws CommandException, FileFailure, IOException {
    var host = plan.host();
    var connection = Connection.to(target, host.environment(), plan.root());
    if (target.credentials().isEmpty()) {
      return new DatabaseSource(host, target, connection).take(backup);
    }
    try (var scratch = Scratch.create(host.environment(), "backup-")) {
      var file = plan.root().resolve(target.credentials().get());
      var passfile = new PasswordFile(host, file).write(scratch);
      return new DatabaseSource(host, target, connection.with(passfile)).take(backup);
    }
  }

  /// Writes the parts and says what is in them.
  private Taken take(PendingBackup backup) throws CommandException, IOException {
    try (var psql = new Psql(connection.session(), host.randomness());
        var program = new DumpProgram(connection)) {
      return take(psql, program, backup);
    } catch (SessionException e) {
      throw CommandException.failed(
          target.name() + ": " + e.getMessage(),
          "the role " + target.user() + " needs CONNECT and membership in pg_read_all_data");
    }
  }

  /// The facts are read while the dump is made, in the session that has nothing else to do than to
  /// keep the snapshot: what makes their rows' hashes is less work for a server than the dump.
  private Taken take(Session session, DumpProgram program, PendingBackup backup)
      throws SessionException, CommandException, IOException {
    DatabaseFacts.prepare(session);
    session.ask("SET max_parallel_workers_per_gather = 0");
    session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    var snapshot = session.ask("SELECT pg_export_snapshot()");
    var moment = host.clock().instant();
    var facts = new DatabaseFacts(session);
    var before = facts.positions();
    try (var dump = dump(program, snapshot);
        var globals = globals()) {
      var source = describe(session, program);
      var reading = new FutureTask<>(facts::read);
      Thread.ofVirtual().start(reading);
      backup.add(DUMP, dump.out());
      dump.finish();
      backup.add(GLOBALS, globals.out());
      globals.finish();
      var read = finished(reading);
      return new Taken(moment, source, with(read, positions(before, facts.positions())));
    }
  }

  private static Facts finished(FutureTask<Facts> reading)
      throws SessionException, CommandException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SessionException refused) {
        throw refused;
      }
      throw new IllegalStateException("nothing else can fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted while facts were read", "");
    }
  }

  private static Map<String, String> describe(Session session, DumpProgram program)
      throws SessionException, CommandException {
    var source = new LinkedHashMap<String, String>();
    for (var question : QUESTIONS.entrySet()) {
      source.put(question.getKey(), session.ask(question.getValue()));
    }
    source.put("pg_dump", program.version());
    return source;
  }

  private Tool dump(DumpProgram program, String snapshot) throws CommandException {
    return connection.start(
        "pg_dump",
        DumpProgram.FORMAT,
        "--compress=" + program.compression(),
        "--no-password",
        "--snapshot=" + snapshot,
        "--create");
  }

  private Tool globals() throws CommandException {
    return connection.start(
        "pg_dumpall",
        "--globals-only",
        "--no-role-passwords",
        "--no-tablespaces",
        "--no-password",
        "--database=" + target.database());
  }

  /// A sequence moves outside of transactions: what was dumped lies between what it was before and
  /// after.
  private static SortedMap<String, String> positions(
      SortedMap<String, String> before, SortedMap<String, String> after) {
    var positions = new TreeMap<String, String>();
    before.forEach(
        (name, from) -> positions.put(name, from + " to " + after.getOrDefault(name, from)));
    return positions;
  }

  private static Facts with(Facts facts, SortedMap<String, String> positions) {
    var sections = new TreeMap<>(facts.sections());
    sections.put(DatabaseFacts.POSITIONS, positions);
    return new Facts(sections);
  }
}
