package dev.coffre.cli.hooks;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;

/// A hook of a folder as it is now.
///
/// @param file where ours is, or would be
/// @param kept where the one that was there before is, or would be
record InstalledHook(HookScript script, Path file, Path kept, State state) {

  /// What is there.
  enum State {
    /// Nothing.
    ABSENT,
    /// Ours, as this program writes it.
    OURS,
    /// Ours, of another version, of a program elsewhere, or not executable.
    OTHER_VERSION,
    /// Somebody else's.
    FOREIGN
  }

  /// What is done to it.
  enum Change {
    ADDED("added"),
    CHAINED("added; it calls the one that was there first"),
    UPDATED("brought up to date"),
    REMOVED("taken away"),
    RESTORED("taken away, and the one that was there before put back"),
    NONE("nothing to do");

    private final String text;

    Change(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /// Looks at a folder. Other programs that install hooks move ours aside and call it: the
  /// pre-commit framework names it so.
  static InstalledHook in(Path folder, HookScript script) throws IOException {
    var name = script.hook().file();
    var file = folder.resolve(name);
    var kept = folder.resolve(script.keptName());
    var moved = folder.resolve(name + ".legacy");
    boolean aside = !isOurs(file) && isOurs(moved);
    var place = aside ? moved : file;
    return new InstalledHook(script, place, kept, state(place, script));
  }

  private static State state(Path file, HookScript script) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return State.ABSENT;
    }
    if (!isOurs(file)) {
      return State.FOREIGN;
    }
    boolean same = Arrays.equals(Files.readAllBytes(file), script.content());
    return same && Files.isExecutable(file) ? State.OURS : State.OTHER_VERSION;
  }

  private static boolean isOurs(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && HookScript.wrote(Files.readAllBytes(file));
  }

  boolean isExecutable() {
    return Files.isExecutable(file);
  }

  boolean keepsAnother() {
    return Files.exists(kept, LinkOption.NOFOLLOW_LINKS);
  }

  /// What installing does.
  ///
  /// @throws CommandException if another program's hook stands here and in the place to keep it
  Change toInstall() throws CommandException {
    return switch (state) {
      case ABSENT -> keepsAnother() ? Change.CHAINED : Change.ADDED;
      case OURS -> Change.NONE;
      case OTHER_VERSION -> Change.UPDATED;
      case FOREIGN -> {
        if (keepsAnother()) {
          throw CommandException.refused(
              file + ": it is not ours, and the hook kept from before is still there: " + kept,
              "put into one what you need of both, and remove the other");
        }
        yield Change.CHAINED;
      }
    };
  }

  /// What uninstalling does.
  Change toUninstall() {
    return switch (state) {
      case ABSENT, FOREIGN -> Change.NONE;
      case OURS, OTHER_VERSION -> keepsAnother() ? Change.RESTORED : Change.REMOVED;
    };
  }

  /// Does it.
  void make(Change change, Host host) throws IOException {
    switch (change) {
      case NONE -> {}
      case ADDED, UPDATED -> write(host);
      case CHAINED -> chain(host);
      case REMOVED -> Files.delete(file);
      case RESTORED ->
          Files.move(
              kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void chain(Host host) throws IOException {
    if (state != State.FOREIGN) {
      write(host);
      return;
    }
    Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
    try {
      write(host);
    } catch (IOException e) {
      Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
  }

  private void write(Host host) throws IOException {
    Files.createDirectories(file.getParent());
    host.files().replace(file, script.content(), Access.USUAL);
    makeExecutable();
  }

  /// For whoever may read it.
  private void makeExecutable() throws IOException {
    var modes = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    modes.add(PosixFilePermission.OWNER_EXECUTE);
    if (modes.contains(PosixFilePermission.GROUP_READ)) {
      modes.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (modes.contains(PosixFilePermission.OTHERS_READ)) {
      modes.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(file, modes);
  }
}
