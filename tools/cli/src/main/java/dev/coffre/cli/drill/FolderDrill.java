package dev.coffre.cli.drill;

import dev.coffre.backup.Facts;
import dev.coffre.backup.Folders;
import dev.coffre.backup.Manifest;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.backup.FolderSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Unpacks a folder into the drill's own, and says what is true of it then.
record FolderDrill(Host host, Course course, DrillPlace place) {
  private static final String UNPACKED = "folder unpacked";
  private static final String NO_ERROR = "no error";

  /// The checks of such a drill beside those of every drill and of the facts.
  static final List<String> PLANNED = List.of(UNPACKED);

  Path restore(Opening opening, Manifest manifest) throws FailedCheckException {
    var folder = place.folder().resolve("restored");
    course.phase("unpacking", () -> unpack(folder, opening, manifest));
    course.passed(UNPACKED, NO_ERROR);
    return folder;
  }

  private boolean unpack(Path folder, Opening opening, Manifest manifest)
      throws FailedCheckException {
    try {
      Folders.make(folder);
      opening.unpack(
          FolderSource.ARCHIVE, manifest, folder, host.environment(), UNPACKED, NO_ERROR);
      return true;
    } catch (IOException | CommandException e) {
      throw new FailedCheckException(UNPACKED, NO_ERROR, String.valueOf(e.getMessage()));
    }
  }

  static Facts read(Path folder) throws FailedCheckException {
    try {
      return FolderSource.facts(folder);
    } catch (IOException e) {
      throw new FailedCheckException("facts read", NO_ERROR, String.valueOf(e.getMessage()));
    }
  }
}
