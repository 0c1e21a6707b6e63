package dev.coffre.e2e.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.postgresql.ScramVerifier;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StageTest {
  private static Stage stage;
  private static Database database;

  @BeforeAll
  static void start() throws Exception {
    stage = Stage.open(List.of("git"), false);
    database = stage.startDatabase();
    execute("CREATE ROLE app LOGIN");
  }

  /// Whatever else these tests did, nothing may be left behind.
  @AfterAll
  static void close_leavesNeitherProcessNorFolder() throws IOException {
    long server =
        Long.parseLong(Files.readAllLines(database.data().resolve("postmaster.pid")).getFirst());

    stage.close();

    assertThat(ProcessHandle.of(server).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(stage.root()).doesNotExist();
    assertThatThrownBy(() -> stage.git().run("version")).isInstanceOf(IOException.class);
  }

  /// The server accepts a verifier made here, and the one it makes itself is one we accept: both
  /// sides prepare the password in the same way.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "a\\b\"c$d",
        "\u2168\u00ADx pass",
        "e\u0301 is composed",
        "emoji \uD83D\uDE00 is unassigned in Unicode 3.2",
        "\u06271\u0628",
        "x\u00A0y",
      })
  void verifier_madeOnEitherSide_isAcceptedByTheOther(String text) throws Exception {
    var password = SecretBytes.copyOf(text.getBytes(StandardCharsets.UTF_8));

    setPassword(ScramVerifier.of(password, new SecureRandom()::nextBytes).text());
    assertThat(logsIn(password)).isTrue();
    assertThat(logsIn(SecretBytes.copyOf(new byte[] {'n', 'o'}))).isFalse();

    setPassword(text);
    assertThat(ScramVerifier.parse(stored()).accepts(password)).isTrue();
  }

  private static boolean logsIn(SecretBytes password) throws SQLException {
    var connection = database.logIn("app", password);
    if (connection.isPresent()) {
      connection.get().close();
    }
    return connection.isPresent();
  }

  private static void setPassword(String text) throws SQLException {
    execute("ALTER ROLE app PASSWORD '" + text + "'");
  }

  private static String stored() throws SQLException {
    try (var superuser = database.superuser();
        var sql = superuser.createStatement();
        var row = sql.executeQuery("SELECT rolpassword FROM pg_authid WHERE rolname = 'app'")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void execute(String statement) throws SQLException {
    try (Connection superuser = database.superuser();
        var sql = superuser.createStatement()) {
      sql.execute(statement);
    }
  }
}
