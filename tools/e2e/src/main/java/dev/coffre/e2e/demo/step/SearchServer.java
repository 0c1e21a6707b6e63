package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.search.Folder;
import dev.coffre.e2e.demo.stage.Database;
import dev.coffre.e2e.demo.stage.Stage;
import java.sql.SQLException;

/// Searches the server's log, which has every statement, and its data directory, the write-ahead
/// log included. The verifier stands in both.
record SearchServer() implements Step {

  @Override
  public String claim() {
    return "the plaintext is not in the server";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    var database = stage.database();
    var control = checkpointed(database);
    Plaintext.absent(stage, new Folder("server's log", database.log()), control);
    var files = Plaintext.absent(stage, new Folder("files of its data", database.data()), control);
    return "the log with every statement and %s; the verifier was found in both".formatted(files);
  }

  /// Has everything written to the disk; returns the verifier the role has now.
  private static String checkpointed(Database database) throws SQLException {
    try (var superuser = database.superuser();
        var sql = superuser.createStatement()) {
      sql.execute("CHECKPOINT");
      try (var row =
          sql.executeQuery("SELECT rolpassword FROM pg_authid WHERE rolname = 'billing_app'")) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
