package dev.coffre.cli.age;

import dev.coffre.file.FileWriteException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/// Ends a tool with exit code 1: what happened, and what may help.
final class ToolFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final transient List<String> hints;

  ToolFailure(String message, String... hints) {
    this.message = message;
    this.hints = List.of(hints);
  }

  @Override
  public String getMessage() {
    return message;
  }

  List<String> hints() {
    return hints;
  }

  /// What went wrong with a file, the way Go says it.
  ///
  /// @param verb what was tried: `open`, `read`, `write`
  static String reason(String verb, String name, IOException e) {
    return verb + " " + name + ": " + problem(e).toLowerCase(Locale.ROOT);
  }

  private static String problem(IOException e) {
    return switch (e) {
      case FileWriteException write when write.getCause() instanceof IOException cause ->
          problem(cause);
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /// `text` in double quotes, with control characters escaped.
  static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').appendCodePoint(c);
          } else if (Character.isISOControl(c)) {
            quoted.append(c == '\n' ? "\\n" : "\\x%02x".formatted(c));
          } else {
            quoted.appendCodePoint(c);
          }
        });
    return quoted.append('"').toString();
  }
}
