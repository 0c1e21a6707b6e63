package dev.coffre.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file could not be replaced; it is as it was before.
public final class FileWriteException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path target;
  private final Obstacle obstacle;

  FileWriteException(Path target, IOException cause) {
    super("cannot write " + target + ": " + reason(cause), cause);
    this.target = target;
    this.obstacle = Obstacle.of(cause, reason(cause));
  }

  FileWriteException(Path target, String reason) {
    super("cannot write " + target + ": " + reason);
    this.target = target;
    this.obstacle = Obstacle.OTHER;
  }

  /// The file that was to be written.
  public Path target() {
    return target;
  }

  /// What stood in the way.
  public Obstacle obstacle() {
    return obstacle;
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "its folder does not exist";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
