package dev.coffre.scan.input;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The regular files below a folder, hidden ones too; links are not followed, and `.git` is left
/// out.
public final class FileTree {
  private final List<Path> files = new ArrayList<>();

  private FileTree() {}

  /// The files, in the order of their paths. A file is its own list.
  ///
  /// @throws IOException if a folder cannot be read: a scan that leaves something out has not
  ///   scanned
  public static List<Path> files(Path root) throws IOException {
    var tree = new FileTree();
    Files.walkFileTree(root, tree.new Walk());
    tree.files.sort(null);
    return tree.files;
  }

  /// The files but those that `.gitignore` files and `info/exclude` leave out.
  ///
  /// @throws IOException if a folder cannot be read
  public static List<Path> filesNotIgnored(Path root) throws IOException {
    var tree = new FileTree();
    Files.walkFileTree(root, tree.new ObedientWalk());
    tree.files.sort(null);
    return tree.files;
  }

  private class Walk extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return String.valueOf(folder.getFileName()).equals(".git")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.endsWith(".git")) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /// What the command line names is walked even if it is ignored.
  private final class ObedientWalk extends Walk {
    private final Deque<IgnoreRules> rules = new ArrayDeque<>();

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!rules.isEmpty() && rules.getLast().ignores(folder, true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      var result = super.preVisitDirectory(folder, attributes);
      if (result == FileVisitResult.CONTINUE) {
        rules.add(rules.isEmpty() ? IgnoreRules.of(folder) : rules.getLast().in(folder));
      }
      return result;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      rules.removeLast();
      return super.postVisitDirectory(folder, failure);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return !rules.isEmpty() && rules.getLast().ignores(file, false)
          ? FileVisitResult.CONTINUE
          : super.visitFile(file, attributes);
    }
  }
}
