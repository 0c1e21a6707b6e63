package dev.coffre.cli.backup;

import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Target;
import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Backs up a running server by its files: those of its data directory as they are read, and the
/// write-ahead log from the backup's begin to its end, which makes them one state.
///
/// @param root that the plan's paths start from
public record ServerSource(Host host, Target.Server target, Path root) {
  /// The data directory, without the write-ahead log.
  public static final String FILES = "base.tar";

  /// The segments of the write-ahead log that the files need.
  public static final String LOG = "wal.tar";

  /// What PostgreSQL needs to see beside the files.
  public static final String LABEL = "backup-label";

  private static final String NEEDS =
      "REPLICATION, pg_read_all_data, and EXECUTE on pg_backup_start and pg_backup_stop";

  private static final List<String> LEFT_OUT =
      List.of(
          "./pg_wal/*",
          "./pg_replslot/*",
          "./pg_dynshmem/*",
          "./pg_notify/*",
          "./pg_serial/*",
          "./pg_snapshots/*",
          "./pg_stat_tmp/*",
          "./pg_subtrans/*",
          "./log/*",
          "./postmaster.pid",
          "./postmaster.opts",
          "./backup_label*",
          "./tablespace_map*");

  private static final String END =
      "SELECT pg_walfile_name(lsn) || E'\\n' || labelfile FROM pg_backup_stop(false)";

  private static final Pattern FIRST_SEGMENT =
      Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

  /// Writes the parts and says what is in them.
  Taken take(PendingBackup backup) throws CommandException, IOException {
    var facts = new ServerFacts(host, target.name(), target.instance(), root);
    return facts.session(NEEDS, session -> take(session, facts, backup));
  }

  private Taken take(Session session, ServerFacts facts, PendingBackup backup)
      throws SessionException, CommandException, IOException {
    requireOwnData(session);
    var source = ServerFacts.describe(session);
    requireNoTablespaces(session);
    var before = ServerFacts.facts(session);
    var slot = "coffre_" + HexFormat.of().formatHex(host.randomness().bytes(6));
    session.ask("SELECT pg_create_physical_replication_slot('" + slot + "', true, true)");
    session.ask("SELECT pg_backup_start('coffre', true)");
    add(backup, FILES, archive());
    var moment = host.clock().instant();
    var end = session.ask(END).split("\n", 2);
    backup.add(LABEL, new ByteArrayInputStream(end[1].getBytes(StandardCharsets.UTF_8)));
    add(backup, LOG, log(end[1], end[0]));
    return new Taken(moment, source, facts.steady(before, ServerFacts.facts(session)));
  }

  /// What the server calls its data has to be what is read here.
  private void requireOwnData(Session session)
      throws SessionException, CommandException, IOException {
    var said = Path.of(session.ask("SELECT current_setting('data_directory')"));
    if (!Files.isDirectory(data()) || !Files.isSameFile(said, data())) {
      throw CommandException.refused(
          target.name() + ": the server keeps its data in " + said + ", not in " + data(),
          "correct 'data' in the backup plan");
    }
  }

  private void requireNoTablespaces(Session session) throws SessionException, CommandException {
    if (!session.ask("SELECT count(*) FROM pg_tablespace").equals("2")) {
      throw CommandException.failed(
          target.name() + ": the server has tablespaces, which lie outside of its data",
          "back up its databases with kind postgresql");
    }
  }

  private Path data() {
    return root.resolve(target.data());
  }

  /// Files change, come and go while they are read: the write-ahead log knows.
  private void add(PendingBackup backup, String part, List<String> command)
      throws CommandException, IOException {
    try (var tar = Tool.start(command, new LinkedHashMap<>(host.environment()), root)) {
      backup.add(part, tar.out());
      int status = tar.await();
      if (status > 1 || status < 0) {
        throw CommandException.failed(target.name() + ": tar: " + tar.complaint(), "");
      }
    }
  }

  private List<String> archive() {
    var command =
        new ArrayList<>(
            List.of("tar", "--create", "--format=posix", "--numeric-owner", "--anchored"));
    LEFT_OUT.forEach(pattern -> command.add("--exclude=" + pattern));
    command.addAll(List.of("--no-anchored", "--exclude=pgsql_tmp*", "--exclude=pg_internal.init"));
    command.addAll(List.of("--directory=" + data(), "--file=-", "."));
    return command;
  }

  private List<String> log(String label, String last) throws CommandException, IOException {
    var first = FIRST_SEGMENT.matcher(label);
    if (!first.find()) {
      throw CommandException.failed(target.name() + ": the server's label names no segment", "");
    }
    var folder = data().resolve("pg_wal");
    var command =
        new ArrayList<>(
            List.of("tar", "--create", "--format=posix", "--directory=" + folder, "--file=-"));
    try (var files = Files.list(folder)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[0-9A-F]{24}"))
          .filter(name -> name.compareTo(first.group(1)) >= 0 && name.compareTo(last) <= 0)
          .sorted()
          .forEach(command::add);
    }
    return command;
  }
}
