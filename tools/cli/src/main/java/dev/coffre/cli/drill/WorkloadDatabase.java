package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.postgresql.ScramVerifier;
import dev.coffre.postgresql.UnusablePasswordException;
import dev.coffre.secret.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/// The database that a drill's pod logs in to: restored into a server of its own, which is
/// destroyed when this is closed.
///
/// @param programs the folder of `psql`; without it the search path
record WorkloadDatabase(
    DrillPlace place, DisposableServer server, Manifest manifest, Optional<Path> programs)
    implements AutoCloseable {
  private static final String ADMITTED = "login";
  private static final String READS = "a role that may read a table";

  /// A table, and how many rows it had when it was backed up.
  record Table(String name, String rows) {
    private boolean isEmpty() {
      return count() == 0;
    }

    private long count() {
      return Long.parseLong(rows);
    }
  }

  /// The folder of its socket.
  Path socket() {
    return place.folder().resolve("s");
  }

  String name() throws FailedCheckException {
    try {
      return manifest.source("database");
    } catch (BackupException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  /// Gives a role the password that it has in Git, as is done after every restore, since no dump
  /// has it; and asks for it from then on.
  ///
  /// @return the smallest table that the role may read, with rows if there is one
  Table admit(Login login, Randomness randomness) throws FailedCheckException, IOException {
    try (login;
        var session = server.session(name())) {
      if (!login.user().matches("[A-Za-z_][A-Za-z0-9_-]*")) {
        throw failed("the Secret's username is no plain name");
      }
      var verifier = ScramVerifier.of(login.password(), randomness);
      session.ask("ALTER ROLE \"%s\" PASSWORD '%s'".formatted(login.user(), verifier.text()));
      var rules = place.folder().resolve("data/pg_hba.conf");
      var rule = "local all \"%s\" scram-sha-256%n".formatted(login.user());
      Files.writeString(rules, rule + Files.readString(rules));
      session.ask("SELECT pg_reload_conf()");
      return readable(session, login.user());
    } catch (SessionException | UnusablePasswordException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private Table readable(Session session, String user)
      throws SessionException, FailedCheckException {
    var candidates =
        manifest.facts().section(DatabaseFacts.ROWS).entrySet().stream()
            .map(table -> new Table(table.getKey(), table.getValue()))
            .sorted(Comparator.comparing(Table::isEmpty).thenComparingLong(Table::count))
            .toList();
    for (var table : candidates) {
      var name = table.name().replace("'", "''");
      var asked = "SELECT has_table_privilege('%s', '%s', 'SELECT')".formatted(user, name);
      if (session.ask(asked).equals("t")) {
        return table;
      }
    }
    throw failed(user + " may read none of its tables");
  }

  private static FailedCheckException failed(String why) {
    return new FailedCheckException(ADMITTED, READS, why);
  }

  @Override
  public void close() {
    place.close();
  }
}
