package dev.coffre.cli.drill;

import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps a drill away from everything live. Names, addresses and ports can all lead to the same
/// server, so what counts is what answers: before anything is written in a session, its server has
/// to be the one whose data directory this drill made, and whose identifier `initdb` drew minutes
/// ago.
///
/// @param live the databases of the plan
/// @param own what the drill's server is known by
public record Guard(List<Target.Database> live, Own own) {
  private static final String CHECK = "instance apart";
  private static final String EXPECTED = "the disposable instance, and nothing live";

  /// The drill's own server.
  ///
  /// @param system its identifier, as the control file says
  /// @param mark the name that this drill gave it
  public record Own(Path data, Path socket, int port, String system, String mark) {}

  /// Refuses a place that something live is at, before anything is started there.
  public void requireUnused() throws FailedCheckException {
    for (var target : live) {
      if (target.host().startsWith("/") && isSame(Path.of(target.host()), own.socket())) {
        throw refused("its socket folder is that of the live target " + target.name());
      }
    }
    if (Files.exists(own.data().resolve("postmaster.pid"))) {
      throw refused("a server is running in " + own.data());
    }
  }

  /// Refuses a session that is not in the drill's own server.
  ///
  /// @param source the identifier of the system that the backup is of
  public void requireOwn(Session session, String source) throws FailedCheckException {
    require(
        session, "SELECT system_identifier FROM pg_control_system()", own.system(), "identifier");
    require(session, "SELECT current_setting('cluster_name')", own.mark(), "name");
    require(session, "SELECT current_setting('port')", String.valueOf(own.port()), "port");
    require(session, "SELECT current_setting('listen_addresses')", "", "list of addresses");
    var data = Path.of(ask(session, "SELECT current_setting('data_directory')"));
    if (!isSame(data, own.data())) {
      throw refused("the server that answered keeps its data in " + data);
    }
    if (own.system().equals(source)) {
      throw refused("the instance has the identifier of the system that was backed up");
    }
  }

  private static void require(Session session, String question, String wanted, String what)
      throws FailedCheckException {
    var answer = ask(session, question);
    if (!answer.equals(wanted)) {
      throw refused(
          "the server that answered is not this drill's: its %s is '%s', not '%s'"
              .formatted(what, answer, wanted));
    }
  }

  private static String ask(Session session, String question) throws FailedCheckException {
    try {
      return session.ask(question);
    } catch (SessionException e) {
      throw refused("the server does not say what it is: " + e.getMessage());
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static FailedCheckException refused(String why) {
    return new FailedCheckException(CHECK, EXPECTED, why);
  }

  /// The check that says so.
  static String check() {
    return CHECK;
  }

  static String expected() {
    return EXPECTED;
  }
}
