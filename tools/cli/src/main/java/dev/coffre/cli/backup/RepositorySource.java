package dev.coffre.cli.backup;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.pgbackrest.BackupSet;
import dev.coffre.backup.pgbackrest.Stanza;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Backs up a running server into a repository of pgBackRest, and keeps beside it what no
/// repository of files knows: what was true of the server, and which list of files was the
/// backup's.
///
/// @param root that the plan's paths start from
public record RepositorySource(Host host, Target.Repository target, Path root) {
  /// pgBackRest's own list of the files, each with its checksum.
  public static final String LIST = "backup.manifest";

  /// What the manifest calls the first file of the log that a restore needs.
  public static final String FIRST_SEGMENT = "first segment";

  /// What the manifest calls the last file of the log that a restore needs.
  public static final String LAST_SEGMENT = "last segment";

  /// What the manifest calls the size of the log's files, in bytes.
  public static final String SEGMENT_BYTES = "segment bytes";

  private static final String NEEDS = "pg_read_all_data and pg_read_all_settings";

  /// Has pgBackRest add a backup, writes the parts, and says what is in it.
  ///
  /// @param id of the backup
  Taken take(PendingBackup backup, String id) throws CommandException, IOException {
    var facts = new ServerFacts(host, target.name(), target.instance(), root);
    return facts.session(NEEDS, session -> take(session, facts, backup, id));
  }

  private Taken take(Session session, ServerFacts facts, PendingBackup backup, String id)
      throws SessionException, CommandException, IOException {
    var program = new PgBackRest(host, target, root);
    var source = ServerFacts.describe(session);
    source.put(
        SEGMENT_BYTES,
        session.ask("SELECT setting FROM pg_settings WHERE name = 'wal_segment_size'"));
    source.put("pgbackrest", program.version());
    var before = ServerFacts.facts(session);
    var set = add(program, id, source);
    try (var list = program.listing(set)) {
      backup.add(LIST, list.out());
      list.finish();
    }
    source.put("stanza", target.stanza());
    source.put("set", set.label());
    source.put(FIRST_SEGMENT, set.firstSegment());
    source.put(LAST_SEGMENT, set.lastSegment());
    return new Taken(set.ended(), source, facts.steady(before, ServerFacts.facts(session)));
  }

  /// Facts of one server, and the files of another: whoever drills that would look for days.
  private void requireOf(Stanza stanza, Map<String, String> source) throws CommandException {
    if (!stanza.system().equals(source.get("system"))) {
      throw CommandException.refused(
          "%s: stanza %s is of the server %s, and at %s is the server %s"
              .formatted(
                  target.name(),
                  target.stanza(),
                  stanza.system(),
                  target.instance().host(),
                  source.get("system")),
          "correct 'stanza', or 'host' and 'port', in the backup plan");
    }
  }

  private BackupSet add(PgBackRest program, String id, Map<String, String> source)
      throws CommandException, IOException {
    try {
      requireOf(program.stanza(), source);
      var set = program.backup(id);
      if (!set.sound()) {
        throw CommandException.failed(
            target.name() + ": pgBackRest found pages with wrong checksums",
            "see its log, and the server's storage");
      }
      return set;
    } catch (BackupException e) {
      throw CommandException.failed(target.name() + ": " + e.getMessage(), "");
    }
  }
}
