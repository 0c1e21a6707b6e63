package dev.coffre.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// New files that a killed run left beside their targets, called `.NAME.coffre-….tmp`.
///
/// A run holds a lock on its new file until it ends, however it ends: a file that can be locked is
/// nobody's.
final class Leftovers {
  private static final String MARK = ".coffre-";
  private static final String END = ".tmp";

  private Leftovers() {}

  /// A name for the new file of `target`.
  static Path name(Path target, String unique) {
    return Links.folder(target).resolve("." + target.getFileName() + MARK + unique + END);
  }

  /// Removes those of `target`. What cannot be removed stays.
  static void remove(Path target) throws IOException {
    String start = "." + target.getFileName() + MARK;
    DirectoryStream.Filter<Path> ours = file -> isLeftover(file, start);
    try (var files = Files.newDirectoryStream(Links.folder(target), ours)) {
      for (var file : files) {
        removeAbandoned(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isLeftover(Path file, String start) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(start) && name.endsWith(END);
  }

  private static void removeAbandoned(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      if (lock != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | OverlappingFileLockException stillInUse) {
      return;
    }
  }
}
