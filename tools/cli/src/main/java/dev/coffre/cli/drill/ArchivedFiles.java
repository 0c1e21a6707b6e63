package dev.coffre.cli.drill;

import dev.coffre.backup.Folders;
import dev.coffre.backup.Manifest;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.ServerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A server's files in the archives of the backup itself.
record ArchivedFiles(Host host, Course course) implements ServerFiles {
  private static final String UNPACKED = "files unpacked";
  private static final String NO_ERROR = "no error";

  static final List<String> PLANNED = List.of(UNPACKED);

  @Override
  public String phase() {
    return "unpacking";
  }

  @Override
  public void bring(Opening opening, Manifest manifest, Path data) throws FailedCheckException {
    try {
      untar(opening, manifest, ServerSource.FILES, data);
      untar(opening, manifest, ServerSource.LOG, Folders.make(data.resolve("pg_wal")));
      try (var label = Files.newOutputStream(data.resolve("backup_label"))) {
        opening.into(label, ServerSource.LABEL, manifest);
      }
    } catch (IOException | CommandException e) {
      throw new FailedCheckException(UNPACKED, NO_ERROR, String.valueOf(e.getMessage()));
    }
    course.passed(UNPACKED, NO_ERROR);
  }

  private void untar(Opening opening, Manifest manifest, String part, Path folder)
      throws FailedCheckException, CommandException {
    opening.unpack(part, manifest, folder, host.environment(), UNPACKED, NO_ERROR);
  }
}
