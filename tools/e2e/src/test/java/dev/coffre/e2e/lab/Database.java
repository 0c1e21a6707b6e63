package dev.coffre.e2e.lab;

/// PostgreSQL on the host, asked as its administrator on that host asks it.
///
/// @param host where it runs
public record Database(Machine host) {

  /// The rows of a query, one a line, columns parted by `|`.
  ///
  /// @throws LabException if the server refuses it
  public String query(String sql) {
    return host.run(
            "runuser", "-u", "postgres", "--", "psql", "-XAt", "-v", "ON_ERROR_STOP=1", "-c", sql)
        .orFail()
        .out()
        .strip();
  }
}
