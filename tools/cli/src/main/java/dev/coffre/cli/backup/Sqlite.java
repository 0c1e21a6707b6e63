package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/// A SQLite file, through the program `sqlite3`.
///
/// @param file of the database
public record Sqlite(Host host, Path file) {

  /// Writes what is true of it at one moment into a file of its own, without what was deleted.
  /// Others may write meanwhile, and wait for nothing.
  void copyTo(Path copy) throws CommandException, IOException {
    ask("VACUUM INTO '" + copy.toString().replace("'", "''") + "'");
  }

  /// Asks for one value; empty if there is none.
  String ask(String statement) throws CommandException, IOException {
    return answer("-readonly", statement);
  }

  private String answer(String option, String statements) throws CommandException, IOException {
    try (var sqlite = start(option, statements)) {
      var answer = new String(sqlite.out().readAllBytes(), StandardCharsets.UTF_8);
      sqlite.finish();
      return answer.strip();
    }
  }

  /// Changes it, and returns what the statements answer.
  public String change(String statements) throws CommandException, IOException {
    return answer("-bail", statements);
  }

  /// Reads rows.
  interface Row {
    void read(String name, byte[] value) throws CommandException;
  }

  /// Asks for rows of two columns, both printed by `hex`.
  void each(String statement, Row row) throws CommandException, IOException {
    try (var sqlite = start("-readonly", statement);
        var lines =
            new BufferedReader(new InputStreamReader(sqlite.out(), StandardCharsets.US_ASCII))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        int bar = line.indexOf('|');
        row.read(
            new String(HexFormat.of().parseHex(line, 0, bar), StandardCharsets.UTF_8),
            HexFormat.of().parseHex(line, bar + 1, line.length()));
      }
      sqlite.finish();
    }
  }

  private Tool start(String option, String statement) throws CommandException {
    var command =
        List.of(
            "sqlite3",
            "-batch",
            "-init",
            "/dev/null",
            option,
            "-cmd",
            ".timeout 30000",
            file.toString(),
            statement);
    return Tool.start(command, host.environment(), Path.of("/"));
  }
}
