package dev.coffre.cli;

import dev.coffre.backup.PlaceException;
import dev.coffre.file.FileWriteException;
import dev.coffre.file.Obstacle;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the user is told about a failure, and the exit code: the one place where native commands'
/// exceptions become text.
///
/// @param message what happened, where and why
/// @param hint what to do about it; empty if nothing can be said
public record Complaint(ExitCode code, String message, String hint) {

  /// What to say about a failure.
  public static Complaint about(Exception failure) {
    return switch (failure) {
      case CommandException e -> new Complaint(e.code(), text(e), e.hint().orElse(""));
      case FileFailure e -> about(e.reason()).of(e.file());
      case SopsException e -> EngineComplaint.about(e);
      case StoreException e ->
          new Complaint(ExitCode.REFUSED, text(e), "correct the file, or name its --format");
      case ConfigException e ->
          failed(text(e), "correct .sops.yaml; a field's name or type is wrong");
      case FileWriteException e -> failed(text(e), remedy(e.obstacle()));
      case NoSuchFileException e ->
          failed(e.getFile() + ": there is no such file", neighbour(Path.of(e.getFile())));
      case AccessDeniedException e ->
          failed(e.getFile() + ": permission denied", "check who may read and write it");
      case FileSystemException e -> failed(e.getFile() + ": " + reason(e), "");
      case PlaceException e -> failed(text(e), e.hint());
      case IOException e -> failed(text(e), "");
      default ->
          failed(
              "internal error: " + failure.getClass().getSimpleName(),
              "this is a defect in coffre: please report it with COFFRE_TRACE=1 output");
    };
  }

  private static String remedy(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_SPACE -> "free some space, or raise the limit, and run it again";
      case NOT_PERMITTED -> "check who may write the file and its folder";
      case READ_ONLY -> "its file system is mounted read-only: work on a copy elsewhere";
      case NO_FOLDER -> "make the folder first, or check the path";
      case OTHER -> "";
    };
  }

  /// The same about a file, by the name that the user knows. A message that names it already stays,
  /// but for the folders that the system puts before it.
  private Complaint of(String file) {
    int at = message.indexOf(file);
    if (at < 0) {
      return new Complaint(code, file + ": " + message, hint);
    }
    boolean absolute = at > 0 && message.startsWith("/") && message.startsWith("/" + file, at - 1);
    return absolute ? new Complaint(code, message.substring(at), hint) : this;
  }

  private static Complaint failed(String message, String hint) {
    return new Complaint(ExitCode.FAILED, message, hint);
  }

  /// What to do about a file that is not there: its folder may have one of nearly the same name.
  private static String neighbour(Path missing) {
    var name = String.valueOf(missing.getFileName());
    var folder = missing.getParent();
    return (folder == null ? Optional.<String>empty() : Suggestion.of(name, names(folder)))
        .map(meant -> "did you mean " + meant + "?")
        .orElse("check the path, or pass -C DIR");
  }

  private static List<String> names(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static String text(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /// Prints it and returns the exit code.
  public ExitCode print(PrintStream err) {
    err.println("coffre: " + message);
    if (!hint.isEmpty()) {
      err.println("hint: " + hint);
    }
    return code;
  }
}
