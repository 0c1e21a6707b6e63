package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.postgresql.ScramVerifier;
import java.sql.SQLException;

/// Gives the application's role its password and logs in with it; the server sees a verifier only.
record LogInWithSecret() implements Step {

  @Override
  public String claim() {
    return "the application logs in with the secret from the encrypted file";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    try (var password = Application.password(stage)) {
      var verifier = Application.verifier(password);
      Application.execute(stage, "CREATE ROLE billing_app LOGIN PASSWORD '%s'", verifier);
      ClaimFailedException.unless(
          stored(stage).equals(verifier.text()), "the server stored another verifier than ours");
      ClaimFailedException.unless(
          Application.logsIn(stage, password), "the server refused the right password");
      ClaimFailedException.unless(
          ScramVerifier.parse(stored(stage)).accepts(password), "the stored verifier is another's");
      return "role billing_app, verifier made on our side (SCRAM-SHA-256, 4096 iterations)";
    }
  }

  private static String stored(Stage stage) throws SQLException {
    try (var superuser = stage.database().superuser();
        var sql = superuser.createStatement();
        var row =
            sql.executeQuery("SELECT rolpassword FROM pg_authid WHERE rolname = 'billing_app'")) {
      row.next();
      return row.getString(1);
    }
  }
}
