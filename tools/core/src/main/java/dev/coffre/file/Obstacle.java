package dev.coffre.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// What stands in the way of writing a file, as far as something can be done about it.
public enum Obstacle {
  /// The disk is full, or a limit on size or quota is reached.
  NO_SPACE,
  /// The file or its folder may not be written by this user.
  NOT_PERMITTED,
  /// The file system is mounted read-only.
  READ_ONLY,
  /// The folder is not there.
  NO_FOLDER,
  /// Anything else.
  OTHER;

  /// Told by the system's own words where Java has no type for it.
  static Obstacle of(IOException cause, String reason) {
    return switch (cause) {
      case AccessDeniedException denied -> NOT_PERMITTED;
      case NoSuchFileException missing -> NO_FOLDER;
      default ->
          switch (reason.toLowerCase(Locale.ROOT)) {
            case "no space left on device", "disk quota exceeded", "file too large" -> NO_SPACE;
            case "operation not permitted" -> NOT_PERMITTED;
            case "read-only file system" -> READ_ONLY;
            default -> OTHER;
          };
    };
  }
}
