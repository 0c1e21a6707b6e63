package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.stage.SampleTree;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.postgresql.ScramVerifier;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;

/// The application and its role: where its password is, how it logs in, how it is given a verifier.
final class Application {
  private Application() {}

  static final String ROLE = "billing_app";
  static final String PASSWORD_FILE = SampleTree.DATABASE_FILE;
  static final String PASSWORD_PATH = "postgresql.application.password";

  /// The password that the encrypted file holds now, decrypted by the program.
  static SecretBytes password(Stage stage)
      throws ClaimFailedException, IOException, InterruptedException {
    var ran = Expect.success(stage.coffre().reveal("get", PASSWORD_FILE, PASSWORD_PATH));
    return SecretBytes.adopt(ran.out());
  }

  /// A verifier made here: the server is sent this and never the password.
  static ScramVerifier verifier(SecretBytes password) throws Exception {
    return ScramVerifier.of(password, new SecureRandom()::nextBytes);
  }

  /// Runs `statement`, which has one `%s` for the verifier.
  static void execute(Stage stage, String statement, ScramVerifier verifier) throws SQLException {
    try (var superuser = stage.database().superuser();
        var sql = superuser.createStatement()) {
      sql.execute(statement.formatted(verifier.text()));
    }
  }

  /// Whether the server lets the application in with this password.
  static boolean logsIn(Stage stage, SecretBytes password) throws SQLException {
    var connection = stage.database().logIn(ROLE, password);
    if (connection.isPresent()) {
      connection.get().close();
    }
    return connection.isPresent();
  }
}
