package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Facts;
import dev.coffre.backup.Folders;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.backup.postgresql.Wire;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.Connection;
import dev.coffre.cli.backup.ServerFacts;
import dev.coffre.drill.Check;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts a disposable server on the files of another, which recovers from the log that came with
/// them, and says what is true of it then.
///
/// It has the identifier of the server that was backed up, so what tells it apart is its data's
/// folder, and the name that this drill drew.
///
/// @param programs the folder of `postgres`; without it the search path
record ServerDrill(
    Host host,
    Course course,
    DrillPlace place,
    ServerFiles files,
    Optional<Path> programs,
    Wrapping wrapping) {
  private static final String RECOVERED = "server recovered";
  private static final String NETWORK = "network cut";
  private static final String NO_NETWORK = "the instance has no network";
  private static final String CONSISTENT = "a server that reaches the end of the backup";
  private static final int PORT = 5432;
  private static final long PATIENCE_SECONDS = 600;

  /// The checks of such a drill beside those of its files, of every drill and of the facts.
  static final List<String> PLANNED = List.of(NETWORK, RECOVERED, Guard.check());

  /// Restores it.
  void restore(Opening opening, Manifest manifest) throws FailedCheckException {
    course.phase(files.phase(), () -> bring(opening, manifest));
    course.add(
        wrapping.cutsNetwork()
            ? Check.passed(NETWORK, NO_NETWORK)
            : Check.notRun(NETWORK, NO_NETWORK, "this user may make no network namespace"));
    course.phase("recovering", () -> recover(manifest));
    course.passed(RECOVERED, CONSISTENT);
    course.passed(Guard.check(), Guard.expected());
  }

  private Path data() {
    return place.folder().resolve("data");
  }

  private Path socket() {
    return place.folder().resolve("s");
  }

  private boolean bring(Opening opening, Manifest manifest) throws FailedCheckException {
    try {
      files.bring(opening, manifest, Folders.make(data()));
      settings();
      return true;
    } catch (IOException e) {
      throw new FailedCheckException(RECOVERED, CONSISTENT, String.valueOf(e.getMessage()));
    }
  }

  /// Nothing of what the live server was told to do is done here.
  private void settings() throws IOException {
    Files.writeString(data().resolve("pg_hba.conf"), "local all all trust\n");
    for (var file : List.of("pg_ident.conf", "postgresql.conf", "postgresql.auto.conf")) {
      Files.writeString(data().resolve(file), "");
    }
    for (var signal : List.of("recovery.signal", "standby.signal")) {
      Files.deleteIfExists(data().resolve(signal));
    }
  }

  private boolean recover(Manifest manifest) throws FailedCheckException {
    if (socket().toString().length() > DisposableServer.LONGEST_FOLDER) {
      throw new FailedCheckException(
          RECOVERED,
          CONSISTENT,
          "the path of its socket would be too long: choose a shorter --scratch");
    }
    try {
      Folders.make(socket());
      var user = manifest.source("bootstrap role");
      var mark = String.valueOf(place.folder().getFileName());
      var own = new Guard.Own(data(), socket(), PORT, manifest.source("system"), mark);
      var connection = Connection.to(socket(), PORT, user, programs, host.environment());
      DisposableServer.launch(place, connection, own, wrapping);
      try (var session = await(manifest)) {
        new Guard(List.of(), own).requireOwn(session, "");
      }
      return true;
    } catch (IOException | BackupException e) {
      throw new FailedCheckException(RECOVERED, CONSISTENT, String.valueOf(e.getMessage()));
    }
  }

  private Wire await(Manifest manifest) throws FailedCheckException, IOException, BackupException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      try {
        return session(manifest);
      } catch (SessionException e) {
        boolean runs = place.server().map(Process::isAlive).orElse(false);
        if (!runs || System.nanoTime() > deadline) {
          throw new FailedCheckException(RECOVERED, CONSISTENT, DisposableServer.lastWords(place));
        }
      }
      Pause.ofMillis(50);
    }
  }

  private Wire session(Manifest manifest) throws SessionException, BackupException {
    return Wire.connect(
        UnixDomainSocketAddress.of(socket().resolve(".s.PGSQL." + PORT)),
        new Wire.Login(
            manifest.source("bootstrap role"), manifest.source("database"), Optional.empty()),
        host.randomness());
  }

  /// What is true of what was restored.
  Restored read(Manifest manifest) throws FailedCheckException {
    try (var session = session(manifest)) {
      DatabaseFacts.prepare(session);
      session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      Facts facts = new DatabaseFacts(session).read();
      var version = session.ask("SELECT current_setting('server_version')");
      return new Restored(
          ServerFacts.comparable(manifest.facts(), facts), Map.of("server", version));
    } catch (SessionException | BackupException e) {
      throw new FailedCheckException("facts read", "an answer", String.valueOf(e.getMessage()));
    }
  }
}
