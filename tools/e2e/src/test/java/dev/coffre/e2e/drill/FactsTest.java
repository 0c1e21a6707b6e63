package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.cli.backup.Connection;
import dev.coffre.cli.backup.Psql;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.e2e.testbed.PostgresServer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the digest of a table's rows notices, and what it must not be misled by, on real servers.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FactsTest {
  private final List<PostgresServer> servers = new ArrayList<>();

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    for (int major : List.of(17, 18)) {
      var programs = Peers.here().postgresql(major);
      var place = folder.resolve("" + major);
      servers.add(PostgresServer.start(programs, place, List.of("fsync=off")));
    }
  }

  @AfterAll
  void end() throws Exception {
    for (var server : servers) {
      server.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two rows exchange a value        | a int, b int              | (1, 2), (3, 4)           | (1, 4), (3, 2)
          two rows exchange a long value   | a text, b text            | ('a', 'b'), ('c', 'd')   | ('a', 'd'), ('c', 'b')
          a value moves to its neighbour   | a text, b text            | ('x', '')                | ('', 'x')
          two values change places         | a int, b int              | (1, 2)                   | (2, 1)
          a number beside nothing          | a int8, b uuid            | (1, NULL)                | (2, NULL)
          a digit of an identifier         | a uuid, b bool            | ('11111111-1111-1111-1111-111111111111', true) | ('11111111-1111-1111-1111-111111111112', true)
          the other truth                  | a uuid, b bool            | (NULL, true)             | (NULL, false)
          nothing and an empty text        | a text, b int             | (NULL, 1)                | ('', 1)
          nothing and nothing elsewhere    | a int, b int              | (NULL, 1)                | (1, NULL)
          a duplicate more                 | a int                     | (1), (1)                 | (1), (1), (1)
          other duplicates                 | a int                     | (1), (1), (2)            | (1), (2), (2)
          a zero at the end of a number    | a numeric                 | (1.0)                    | (1.00)
          the sign of zero                 | a float8                  | ('0')                    | ('-0')
          a microsecond                    | a timestamptz             | ('2026-01-01 00:00Z')    | ('2026-01-01 00:00:00.000001Z')
          a byte                           | a bytea                   | ('\\x00ff')              | ('\\x00fe')
          a letter's case                  | a varchar(9)              | ('Ada')                  | ('ada')
          the order of an array            | a int[]                   | ('{1,2}')                | ('{2,1}')
          the blanks of a document         | a json                    | ('{"a":1}')              | ('{"a": 1}')
          """)
  void otherRows_areToldApart(String what, String columns, String rows, String others)
      throws Exception {
    for (var server : servers) {
      assertThat(content(server, columns, "INSERT INTO t VALUES " + rows))
          .as(what)
          .isNotEqualTo(content(server, columns, "INSERT INTO t VALUES " + others));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rows in another order   | INSERT INTO t VALUES (1, 'open'), (2, 'shut')                         | INSERT INTO t VALUES (2, 'shut'), (1, 'open')
          an enumeration anew     | INSERT INTO t VALUES (1, 'open')                                      | DROP TABLE t; DROP TYPE s; CREATE TYPE s AS ENUM ('open', 'shut'); CREATE TABLE t (a int, b s); INSERT INTO t VALUES (1, 'open')
          a column that is gone   | INSERT INTO t VALUES (1, 'open')                                      | INSERT INTO t VALUES (1, 'open'); ALTER TABLE t ADD c int; ALTER TABLE t DROP c
          one gone in front       | INSERT INTO t VALUES (1, 'open')                                      | DROP TABLE t; CREATE TABLE t (c int, a int, b s); ALTER TABLE t DROP c; INSERT INTO t VALUES (1, 'open')
          rows that were updated  | INSERT INTO t VALUES (1, 'open')                                      | INSERT INTO t VALUES (1, 'shut'); UPDATE t SET b = 'open'
          settings of the session | INSERT INTO t VALUES (1, 'open')                                      | SET datestyle = 'SQL'; INSERT INTO t VALUES (1, 'open')
          """)
  void sameRows_areTheSame(String what, String one, String other) throws Exception {
    for (var server : servers) {
      assertThat(content(server, "a int, b s", one))
          .as(what)
          .isEqualTo(content(server, "a int, b s", other));
    }
  }

  private static String content(PostgresServer server, String columns, String statements)
      throws Exception {
    PostgresServer.run(
        server.psql(
            "postgres",
            "-c",
            "DROP TABLE IF EXISTS t; DROP TYPE IF EXISTS s; CREATE TYPE s AS ENUM ('shut', 'open');"
                + " CREATE TABLE t (%s); %s".formatted(columns, statements)));
    var connection =
        Connection.to(
                server.socket(),
                server.port(),
                "postgres",
                Optional.of(server.programs()),
                System.getenv())
            .in("postgres");
    try (var session = new Psql(connection.session(), new SecureRandom()::nextBytes)) {
      DatabaseFacts.prepare(session);
      var facts = new DatabaseFacts(session).read();
      assertThat(facts.section(DatabaseFacts.ROWS)).hasSize(1);
      return facts.section(DatabaseFacts.CONTENT).toString();
    }
  }
}
