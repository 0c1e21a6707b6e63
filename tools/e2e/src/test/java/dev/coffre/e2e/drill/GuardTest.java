package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.Objectives;
import dev.coffre.backup.Retention;
import dev.coffre.backup.Target;
import dev.coffre.cli.backup.Connection;
import dev.coffre.cli.backup.Psql;
import dev.coffre.cli.drill.FailedCheckException;
import dev.coffre.cli.drill.Guard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guard against a real live server: whatever way leads a drill's session to it, the session is
/// refused before anything is written.
final class GuardTest extends OnLiveServer {
  private static final String MARK = "coffre-drill-000000000000";

  private Path folder = Path.of("");

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    folder = temporary;
    live(LiveServer.start(folder.resolve("live"), 18));
  }

  private Target.Database target() {
    return new Target.Database(
        "ledger",
        live().socket().toString(),
        live().port(),
        "ledger",
        "backup",
        Optional.empty(),
        Optional.empty(),
        Optional.of(live().programs().toString()),
        new Objectives(Duration.ofDays(1), Duration.ofHours(1)),
        Retention.USUAL);
  }

  private Guard guard(Path socket, Path data) {
    return new Guard(
        List.of(target()), new Guard.Own(data, socket, live().port(), "7000000000000000001", MARK));
  }

  private Guard ownGuard() throws IOException {
    var socket = Files.createDirectories(folder.resolve("s"));
    return guard(socket, Files.createDirectories(folder.resolve("own")));
  }

  /// The way of a drill, with one thing in it that leads to the live server.
  private Connection leading(Map<String, String> change) {
    var own =
        Connection.to(
            folder.resolve("s"),
            live().port(),
            "postgres",
            Optional.of(live().programs()),
            System.getenv());
    var environment = new LinkedHashMap<>(own.environment());
    environment.putAll(change);
    return new Connection(own.programs(), environment, folder);
  }

  private void requireRefused(Connection connection) throws Exception {
    try (var session = new Psql(connection.session(), new SecureRandom()::nextBytes)) {
      var guard = ownGuard();
      assertThatThrownBy(() -> guard.requireOwn(session, ""))
          .isInstanceOf(FailedCheckException.class)
          .hasMessageContaining("is not this drill's: its identifier is");
    }
    assertThat(live().ask("SELECT count(*) FROM pg_database")).isEqualTo("4");
  }

  @Test
  void sameHost_isRefused() throws Exception {
    requireRefused(leading(Map.of("PGHOST", "127.0.0.1")));
  }

  @Test
  void samePort_isRefused() throws Exception {
    requireRefused(leading(Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(live().port()))));
  }

  @Test
  void alias_isRefused() throws Exception {
    requireRefused(leading(Map.of("PGHOST", "localhost")));
  }

  @Test
  void socket_isRefusedInASessionAndBeforeAStart() throws Exception {
    requireRefused(leading(Map.of("PGHOST", live().socket().toString())));
    var link = Files.createSymbolicLink(folder.resolve("link"), live().socket());
    for (var socket : List.of(live().socket(), link)) {
      var guard = guard(socket, folder.resolve("own"));
      assertThatThrownBy(guard::requireUnused).hasMessageContaining("live target ledger");
    }
  }

  @Test
  void connectionStringInTheEnvironment_isRefusedAndNeverInherited() throws Exception {
    var service = folder.resolve("pg_service.conf");
    Files.writeString(service, "[live]\nhost=127.0.0.1\nport=" + live().port() + "\n");
    var lure =
        Map.of(
            "PGSERVICE",
            "live",
            "PGSERVICEFILE",
            service.toString(),
            "PGHOST",
            "127.0.0.1",
            "PGHOSTADDR",
            "127.0.0.1");
    requireRefused(leading(lure));
    var inherited = Connection.to(folder, 5432, "postgres", Optional.empty(), lure).environment();
    assertThat(inherited).doesNotContainKeys("PGSERVICE", "PGSERVICEFILE", "PGHOSTADDR");
    assertThat(inherited).containsEntry("PGHOST", folder.toString());
  }

  @Test
  void dataOfTheLiveServer_isRefusedBeforeAStart() throws Exception {
    var guard = guard(Files.createDirectories(folder.resolve("s")), live().data());

    assertThatThrownBy(guard::requireUnused).hasMessageContaining("a server is running in");
  }

  /// A `postgresql.conf` that was restored may name the live data, addresses and port: what a
  /// server says of itself is what counts.
  @Test
  void restoredConfiguration_isRefused() throws Exception {
    var identifier = live().ask("SELECT system_identifier FROM pg_control_system()");
    var own =
        new Guard.Own(folder.resolve("own"), folder.resolve("s"), live().port(), identifier, "");
    try (var session =
        new Psql(leading(Map.of("PGHOST", "127.0.0.1")).session(), new SecureRandom()::nextBytes)) {
      assertThatThrownBy(() -> new Guard(List.of(), own).requireOwn(session, ""))
          .hasMessageContaining("its list of addresses is '127.0.0.1'");
    }
  }
}
