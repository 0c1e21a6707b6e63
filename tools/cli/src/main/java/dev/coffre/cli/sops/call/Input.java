package dev.coffre.cli.sops.call;

import dev.coffre.cli.Host;
import dev.coffre.file.FileWriteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Reads what a command works on, whole.
public final class Input {
  private Input() {}

  /// The content of `file`, which messages call `name`.
  public static byte[] file(Path file, String name) throws Failure {
    if (name.isEmpty()) {
      throw unreadable("open", name, "no such file or directory");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      var verb = Files.isDirectory(file) ? "read" : "open";
      throw unreadable(verb, name, reason(e));
    }
  }

  private static Failure unreadable(String verb, String name, String why) {
    return Failure.of(
        Status.COULD_NOT_READ_INPUT_FILE,
        "Error reading file: %s %s: %s".formatted(verb, name, why));
  }

  /// The content of `file`, called by its path in messages.
  public static byte[] file(Path file) throws Failure {
    return file(file, file.toString());
  }

  /// All of stdin.
  public static byte[] stdin(Host host) throws Failure {
    try {
      return host.in().readAllBytes();
    } catch (IOException e) {
      throw Failure.of(Status.COULD_NOT_READ_INPUT_FILE, "Error reading from stdin: " + reason(e));
    }
  }

  /// Why a file could not be opened, read or written, in the words of the operating system.
  public static String reason(IOException e) {
    return switch (e) {
      case FileWriteException write when write.getCause() instanceof IOException cause ->
          reason(cause);
      case java.nio.file.NoSuchFileException _ -> "no such file or directory";
      case java.nio.file.AccessDeniedException _ -> "permission denied";
      case java.nio.file.FileSystemException fs when fs.getReason() != null ->
          fs.getReason().toLowerCase(Locale.ROOT);
      default -> String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    };
  }
}
