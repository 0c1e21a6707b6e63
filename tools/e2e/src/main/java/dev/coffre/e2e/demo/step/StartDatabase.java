package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;

/// Starts a real server that logs every statement.
record StartDatabase() implements Step {

  @Override
  public String claim() {
    return "a real PostgreSQL runs";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    try (var connection = stage.startDatabase().superuser()) {
      return "version %s, log-in by SCRAM-SHA-256 only, log_statement=all"
          .formatted(connection.getMetaData().getDatabaseProductVersion());
    }
  }
}
