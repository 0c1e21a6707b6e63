package dev.coffre.cli.backup;

import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the programs of PostgreSQL reach one server. Where and who is said in the environment that
/// they get, and that is made here: no variable of libpq is inherited, so none can lead elsewhere.
///
/// @param programs their folder; empty for the search path
/// @param environment all of theirs
/// @param folder they are run in
public record Connection(Optional<Path> programs, Map<String, String> environment, Path folder) {
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "TMPDIR", "USER", "LOGNAME");

  public Connection {
    environment = Map.copyOf(environment);
  }

  /// To the server of a target.
  ///
  /// @param root that the plan's paths start from
  public static Connection to(Target.Database target, Map<String, String> caller, Path root) {
    var environment = base(caller);
    environment.put("PGHOST", target.host());
    environment.put("PGPORT", String.valueOf(target.port()));
    environment.put("PGDATABASE", target.database());
    environment.put("PGUSER", target.user());
    target
        .passfile()
        .ifPresent(file -> environment.put("PGPASSFILE", root.resolve(file).toString()));
    return new Connection(target.programs().map(root::resolve), environment, root);
  }

  /// To a server that is reached by its socket alone.
  ///
  /// @param socket the folder of its socket
  public static Connection to(
      Path socket, int port, String user, Optional<Path> programs, Map<String, String> caller) {
    var environment = base(caller);
    environment.put("PGHOST", socket.toString());
    environment.put("PGPORT", String.valueOf(port));
    environment.put("PGDATABASE", "template1");
    environment.put("PGUSER", user);
    environment.put("PGPASSFILE", socket.resolve("no-passwords").toString());
    return new Connection(programs, environment, socket);
  }

  private static Map<String, String> base(Map<String, String> caller) {
    var environment = new LinkedHashMap<String, String>();
    for (var name : INHERITED) {
      var value = caller.get(name);
      if (value != null) {
        environment.put(name, value);
      }
    }
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PGCLIENTENCODING", "UTF8");
    environment.put("PGAPPNAME", "coffre");
    environment.put("PGCONNECT_TIMEOUT", "10");
    environment.put("PGOPTIONS", "-c lock_timeout=60s");
    return environment;
  }

  /// The same with another password file.
  Connection with(Path passfile) {
    var changed = new LinkedHashMap<>(environment);
    changed.put("PGPASSFILE", passfile.toString());
    return new Connection(programs, changed, folder);
  }

  /// The same in another database.
  public Connection in(String database) {
    var changed = new LinkedHashMap<>(environment);
    changed.put("PGDATABASE", database);
    return new Connection(programs, changed, folder);
  }

  /// Starts one of the programs.
  public Tool start(String program, String... arguments) throws CommandException {
    var command = new ArrayList<String>();
    command.add(program(program));
    command.addAll(List.of(arguments));
    return Tool.start(command, environment, folder);
  }

  /// Where one of the programs is.
  public String program(String name) {
    return programs.map(path -> path.resolve(name).toString()).orElse(name);
  }

  /// Starts `psql` for {@link Psql}: one value an answer, nothing else, and the end at an error.
  public Tool session() throws CommandException {
    return start(
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--no-align",
        "--tuples-only",
        "--no-password",
        "--set=ON_ERROR_STOP=1",
        "--file=-");
  }
}
