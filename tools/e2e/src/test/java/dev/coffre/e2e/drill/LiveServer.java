package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.Peers;
import dev.coffre.e2e.testbed.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A PostgreSQL server that plays the live one, with the database `ledger`.
record LiveServer(PostgresServer server, Path folder) implements AutoCloseable {

  /// The role `backup` needs its password, except at the socket.
  private static final String ACCESS =
      """
      local all all trust
      host all backup 127.0.0.1/32 scram-sha-256
      host all all 127.0.0.1/32 trust
      """;

  /// @param major whose programs are used
  static LiveServer start(Path folder, int major) throws IOException, InterruptedException {
    return start(folder, Peers.here().postgresql(major), List.of());
  }

  /// @param programs their folder
  /// @param more settings, `name=value`
  static LiveServer start(Path folder, Path programs, List<String> more)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var access = Files.writeString(folder.resolve("access.conf"), ACCESS);
    var settings = new ArrayList<>(List.of("fsync=off", "hba_file=" + access));
    settings.addAll(more);
    var live = new LiveServer(PostgresServer.start(programs, folder, settings), folder);
    var script = folder.resolve("ledger.sql");
    try (InputStream source = LiveServer.class.getResourceAsStream("ledger.sql")) {
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
    }
    PostgresServer.run(live.server.psql("postgres", "-f", script.toString()));
    return live;
  }

  /// Runs a statement as superuser in `ledger` and returns what it prints.
  String ask(String statement) throws IOException, InterruptedException {
    return PostgresServer.run(server.psql("ledger", "-c", statement));
  }

  /// A client that changes things until it is ended.
  Process busy() throws IOException {
    var script =
        """
        INSERT INTO books.entry (account, ratio) SELECT g, 1.0 / g FROM generate_series(1, 20) g \\;
        UPDATE books.account SET balance = balance + 1 WHERE id % 50 = 0 \\;
        DELETE FROM books.part_a WHERE ctid = (SELECT ctid FROM books.part_a LIMIT 1)
        \\watch 0.02
        """;
    var file = Files.writeString(folder.resolve("busy.sql"), script);
    return server
        .psql("ledger", "-f", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  Path programs() {
    return server.programs();
  }

  Path socket() {
    return server.socket();
  }

  Path data() {
    return server.data();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
