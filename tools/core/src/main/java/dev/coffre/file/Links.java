package dev.coffre.file;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a path leads.
public final class Links {
  private static final int MOST = 40;

  private Links() {}

  /// The path behind symbolic links at `target`, which need not exist.
  ///
  /// @throws FileSystemLoopException if they lead nowhere
  public static Path follow(Path target) throws IOException {
    Path at = target.toAbsolutePath();
    for (int i = 0; i < MOST; i++) {
      if (!Files.isSymbolicLink(at)) {
        return at;
      }
      at = folder(at).resolve(Files.readSymbolicLink(at));
    }
    throw new FileSystemLoopException(target.toString());
  }

  /// The folder an absolute path stands in.
  static Path folder(Path absolute) {
    var parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }
}
