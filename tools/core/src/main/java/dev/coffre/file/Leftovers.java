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
    return Links.folder(target).resolve(start(target) + unique + END);
  }

  /// Only so much of the target's name that even the longest leaves room for ours.
  private static String start(Path target) {
    String name = String.valueOf(target.getFileName());
    int length = name.codePointCount(0, name.length());
    return "." + name.substring(0, name.offsetByCodePoints(0, Math.min(length, 50))) + MARK;
  }

  /// Whether `file` is called like the new file of any target.
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") && name.contains(MARK) && name.endsWith(END);
  }

  /// Removes those of `target`. What cannot be removed stays.
  static void remove(Path target) throws IOException {
    String start = start(target);
    removeAll(
        Links.folder(target),
        file -> isOne(file) && String.valueOf(file.getFileName()).startsWith(start));
  }

  /// Removes those in `folder`, whatever their targets.
  static void removeIn(Path folder) throws IOException {
    removeAll(folder, Leftovers::isOne);
  }

  private static void removeAll(Path folder, DirectoryStream.Filter<Path> ours) throws IOException {
    try (var files = Files.newDirectoryStream(folder, ours)) {
      for (var file : files) {
        removeAbandoned(file);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
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
