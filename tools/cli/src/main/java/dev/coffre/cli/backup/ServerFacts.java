package dev.coffre.cli.backup;

import dev.coffre.backup.Facts;
import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.DatabaseFacts;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.backup.postgresql.Wire;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a running server of this machine says of itself before and after it is backed up by its
/// files: rows may move meanwhile, nothing else may.
///
/// @param target its name
/// @param root that the plan's paths start from
public record ServerFacts(Host host, String target, Target.Instance instance, Path root) {
  private static final List<String> MOVING = List.of(DatabaseFacts.ROWS, DatabaseFacts.CONTENT);

  /// Something that is done in a session with the server.
  interface Work<T> {
    T in(Session session) throws SessionException, CommandException, IOException;
  }

  /// Logs in and does it.
  ///
  /// @param needs what the role has to be allowed, for messages
  <T> T session(String needs, Work<T> work) throws CommandException, IOException {
    var password = password();
    var login = new Wire.Login(instance.user(), instance.database(), password);
    try (var session = Wire.connect(address(), login, host.randomness())) {
      DatabaseFacts.prepare(session);
      return work.in(session);
    } catch (SessionException e) {
      throw CommandException.failed(
          target + ": " + e.getMessage(), "the role %s needs %s".formatted(instance.user(), needs));
    } finally {
      password.ifPresent(SecretBytes::close);
    }
  }

  private SocketAddress address() throws CommandException {
    if (instance.host().startsWith("/")) {
      return UnixDomainSocketAddress.of(instance.host() + "/.s.PGSQL." + instance.port());
    }
    var address = new InetSocketAddress(instance.host(), instance.port());
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw CommandException.refused(
          target + ": " + instance.host() + " is no address of this machine's own",
          "a server is backed up by its files where it runs: name its socket's folder or 127.0.0.1");
    }
    return address;
  }

  private Optional<SecretBytes> password() throws CommandException, IOException {
    return instance.passfile().isEmpty()
        ? Optional.empty()
        : new PassFile(root.resolve(instance.passfile().get()))
            .password(instance.host(), instance.port(), instance.database(), instance.user());
  }

  /// What the server is.
  static Map<String, String> describe(Session session) throws SessionException {
    var source = new LinkedHashMap<String, String>();
    source.put("server", session.ask("SELECT current_setting('server_version')"));
    source.put("major", session.ask("SELECT current_setting('server_version_num')::int / 10000"));
    source.put("system", session.ask("SELECT system_identifier FROM pg_control_system()"));
    source.put("database", session.ask("SELECT current_database()"));
    source.put("bootstrap role", session.ask("SELECT rolname FROM pg_roles WHERE oid = 10"));
    return source;
  }

  /// What is true of it now.
  static Facts facts(Session session) throws SessionException {
    session.ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    var facts = new DatabaseFacts(session).read();
    session.ask("COMMIT");
    return facts;
  }

  /// What was the same before and after: rows that moved meanwhile may be restored as either.
  Facts steady(Facts before, Facts after) throws CommandException {
    var sections = new TreeMap<String, SortedMap<String, String>>();
    for (var name : before.sections().keySet()) {
      var same = new TreeMap<>(before.section(name));
      if (MOVING.contains(name)) {
        same.entrySet().retainAll(after.section(name).entrySet());
      } else if (!before.differences(name, after).isEmpty()) {
        throw CommandException.refused(
            target
                + ": its "
                + name
                + " changed while it was read: "
                + before.differences(name, after).getFirst(),
            "run it again");
      }
      sections.put(name, same);
    }
    return new Facts(sections);
  }

  /// The facts of a restored server that can be held against those of its backup.
  public static Facts comparable(Facts expected, Facts observed) {
    var sections = new TreeMap<>(observed.sections());
    for (var name : MOVING) {
      var known = new TreeMap<>(observed.section(name));
      known.keySet().retainAll(expected.section(name).keySet());
      sections.put(name, known);
    }
    return new Facts(sections);
  }
}
