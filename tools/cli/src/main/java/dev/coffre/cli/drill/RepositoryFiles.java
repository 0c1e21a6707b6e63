package dev.coffre.cli.drill;

import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Target;
import dev.coffre.backup.pgbackrest.BackupSet;
import dev.coffre.backup.pgbackrest.WalSegments;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.PgBackRest;
import dev.coffre.cli.backup.RepositorySource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A server's files in a repository of pgBackRest. All that is needed of the log is fetched before
/// the server starts, so it needs no way to the repository.
///
/// @param root that the plan's paths start from
record RepositoryFiles(
    Host host, Course course, DrillPlace place, Target.Repository target, Path root)
    implements ServerFiles {
  private static final String KEPT = "backup kept";
  private static final String IN_REPOSITORY = "in pgBackRest's repository";
  private static final String SAME = "backup same";
  private static final String SAME_LIST = "the list of files that it had when it was made";
  private static final String RESTORED = "files restored";
  private static final String NO_ERROR = "every file with its checksum";
  private static final String LOGGED = "log there";

  static final List<String> PLANNED = List.of(KEPT, SAME, RESTORED, LOGGED);

  /// Whatever the configuration says, nothing is written outside of the drill's folder.
  private static final List<String> HERE_ALONE =
      List.of(
          "--no-link-all",
          "--reset-link-map",
          "--reset-tablespace-map",
          "--reset-db-include",
          "--reset-db-exclude",
          "--no-delta",
          "--type=none");

  @Override
  public String phase() {
    return "restoring from the repository";
  }

  @Override
  public void bring(Opening opening, Manifest manifest, Path data) throws FailedCheckException {
    var program = new PgBackRest(host, target, root);
    try {
      opening.into(OutputStream.nullOutputStream(), RepositorySource.LIST, manifest);
      var set = set(program, manifest);
      course.passed(KEPT, IN_REPOSITORY + ": " + set.label());
      requireSame(program, set, manifest);
      course.passed(SAME, SAME_LIST);
      restore(program, set, data);
      course.passed(RESTORED, NO_ERROR);
      log(program, manifest, data);
    } catch (IOException | CommandException e) {
      throw new FailedCheckException(RESTORED, NO_ERROR, String.valueOf(e.getMessage()));
    }
  }

  private static BackupSet set(PgBackRest program, Manifest manifest)
      throws FailedCheckException, CommandException, IOException {
    try {
      return program.set(manifest.id());
    } catch (BackupException e) {
      throw new FailedCheckException(KEPT, IN_REPOSITORY, String.valueOf(e.getMessage()));
    }
  }

  private static void requireSame(PgBackRest program, BackupSet set, Manifest manifest)
      throws FailedCheckException, CommandException, IOException {
    try {
      if (!program.list(set).equals(manifest.content(RepositorySource.LIST))) {
        throw new FailedCheckException(SAME, SAME_LIST, "another list of files");
      }
    } catch (BackupException e) {
      throw new FailedCheckException(SAME, SAME_LIST, String.valueOf(e.getMessage()));
    }
  }

  private void restore(PgBackRest program, BackupSet set, Path data)
      throws FailedCheckException, CommandException, IOException {
    var arguments = new ArrayList<>(here(data));
    arguments.addAll(HERE_ALONE);
    arguments.add("--set=" + set.label());
    arguments.add("--tablespace-map-all=" + place.folder().resolve("tablespaces"));
    try (var tool = program.start("restore", arguments)) {
      FailedCheckException.unlessSucceeded(tool, RESTORED, NO_ERROR);
    }
    own(data);
  }

  private List<String> here(Path data) {
    return List.of(
        "--repo=" + target.repository(),
        "--pg1-path=" + data,
        "--lock-path=" + place.folder().resolve("pgbackrest"),
        "--log-level-file=off");
  }

  /// Root restores files to their owners, and the server is started by whoever drills.
  private void own(Path data) throws IOException {
    var owner = Files.getOwner(place.folder());
    try (var files = Files.walk(data)) {
      for (var file : files.toList()) {
        if (!Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
          Files.setOwner(file, owner);
        }
      }
    }
  }

  private void log(PgBackRest program, Manifest manifest, Path data)
      throws FailedCheckException, CommandException {
    var segments = segments(manifest);
    var expected = "%d from %s".formatted(segments.size(), segments.getFirst());
    for (var segment : segments) {
      var arguments =
          new ArrayList<>(List.of(segment, data.resolve("pg_wal").resolve(segment).toString()));
      arguments.addAll(here(data));
      arguments.add("--no-archive-async");
      try (var tool = program.start("archive-get", arguments)) {
        FailedCheckException.unlessSucceeded(tool, LOGGED, expected);
      } catch (FailedCheckException e) {
        throw new FailedCheckException(LOGGED, expected, segment + ": " + e.observed());
      }
    }
    course.passed(LOGGED, expected);
  }

  private static List<String> segments(Manifest manifest) throws FailedCheckException {
    try {
      return WalSegments.between(
          manifest.source(RepositorySource.FIRST_SEGMENT),
          manifest.source(RepositorySource.LAST_SEGMENT),
          Long.parseLong(manifest.source(RepositorySource.SEGMENT_BYTES)));
    } catch (BackupException | NumberFormatException e) {
      throw new FailedCheckException(LOGGED, "a log", String.valueOf(e.getMessage()));
    }
  }
}
