package dev.coffre.cli.backup;

import dev.coffre.backup.Counted;
import dev.coffre.backup.Facts;
import dev.coffre.backup.PendingBackup;
import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Backs up a folder as a tar archive, with the facts of each file in it.
///
/// @param folder that is backed up
public record FolderSource(Host host, Target.Folder target, Path folder) {
  /// The folder, as `tar` writes it.
  public static final String ARCHIVE = "folder.tar";

  private static final String FILES = "files";

  /// Writes the archive and says what is in it.
  ///
  /// @throws CommandException if a file changed meanwhile
  Taken take(PendingBackup backup) throws CommandException, IOException {
    if (!Files.isDirectory(folder)) {
      throw CommandException.failed(
          target.name() + ": " + folder + " is no folder", "correct 'path' in the backup plan");
    }
    var moment = host.clock().instant();
    var before = facts(folder);
    try (var tar = archive()) {
      backup.add(ARCHIVE, tar.out());
      tar.finish();
    }
    if (!before.equals(facts(folder))) {
      throw CommandException.refused(
          target.name() + ": files changed while they were read",
          "run it again, or stop what writes to " + folder);
    }
    return new Taken(moment, Map.of("path", folder.toString()), before);
  }

  private Tool archive() throws CommandException {
    return Tool.start(
        List.of(
            "tar",
            "--create",
            "--format=posix",
            "--sort=name",
            "--numeric-owner",
            "--directory=" + folder,
            "--file=-",
            "."),
        new LinkedHashMap<>(host.environment()),
        folder);
  }

  /// What is true of the files of a folder.
  public static Facts facts(Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path file, BasicFileAttributes attributes)
              throws IOException {
            files.put(name(folder, file), mode(file) + " folder");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            files.put(name(folder, file), fact(file, attributes));
            return FileVisitResult.CONTINUE;
          }
        });
    var sections = new TreeMap<String, SortedMap<String, String>>();
    sections.put(FILES, files);
    return new Facts(sections);
  }

  private static String name(Path folder, Path file) {
    return "./" + folder.relativize(file);
  }

  private static String fact(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      return "link to " + Files.readSymbolicLink(file);
    }
    if (!attributes.isRegularFile()) {
      return mode(file) + " special";
    }
    try (var content = Counted.of(Files.newInputStream(file))) {
      var part = content.finish("file");
      return mode(file) + " " + part.size() + " " + part.sha256();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
