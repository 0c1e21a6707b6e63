package dev.coffre.cli.secrets;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.AtomicFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The files below a folder that commands look at: regular files, links not followed, nothing of
/// version control, no creation rules, and nothing that a killed run left.
final class Folders {
  private static final Set<String> LEFT_OUT = Set.of(".git", ".hg", ".svn", ".jj");
  private static final String RULES = ".sops.yaml";

  private Folders() {}

  static boolean isFolder(Host host, String name) {
    return Files.isDirectory(host.resolve(name));
  }

  static boolean isAny(Host host, List<String> names) {
    return names.stream().anyMatch(name -> isFolder(host, name));
  }

  /// Their names, in order, each beginning with `name` as the user wrote it.
  ///
  /// @throws FileFailure if a folder cannot be read: what is in it would be missed
  static List<String> files(Host host, String name) throws FileFailure {
    Path folder = host.resolve(name);
    var files = new ArrayList<String>();
    try {
      Files.walkFileTree(folder, new Collector(folder, Path.of(name), files));
    } catch (IOException e) {
      throw new FileFailure(name, e);
    }
    Collections.sort(files);
    return files;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final Path shown;
    private final List<String> files;

    Collector(Path folder, Path shown, List<String> files) {
      this.folder = folder;
      this.shown = shown;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      boolean skip = LEFT_OUT.contains(String.valueOf(path.getFileName()));
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      boolean wanted = !path.endsWith(RULES) && !AtomicFiles.isUnfinished(path);
      if (attributes.isRegularFile() && wanted) {
        files.add(shown.resolve(folder.relativize(path)).normalize().toString());
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
