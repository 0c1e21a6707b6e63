package dev.coffre.cli.drill;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.backup.BackupException;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.StoredBackup;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.backup.Tool;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A backup that is opened in a drill.
///
/// @param identities each of which has to open it, by where it is from
record Opening(StoredBackup backup, Map<String, List<Identity>> identities) {
  static final String INTACT = "files intact";
  static final String OPENS = "opens";
  static final String AUTHENTIC = "content authentic";
  static final String OWN = "content own";

  private static final String AS_WRITTEN = "the files that were written";
  private static final String GENUINE = "each chunk as it was encrypted";
  private static final String OF_THIS = "what the manifest of this backup says";
  private static final String SOUND = "the manifest of this backup, with each identity";

  /// Checks the encrypted files, and opens the manifest with each identity.
  Manifest open(Course course) throws FailedCheckException {
    try {
      var damages = backup.damages();
      if (!damages.isEmpty()) {
        throw new FailedCheckException(INTACT, AS_WRITTEN, String.join("; ", damages));
      }
      course.passed(INTACT, AS_WRITTEN);
      return manifest(course);
    } catch (IOException e) {
      throw new FailedCheckException(INTACT, AS_WRITTEN, String.valueOf(e.getMessage()));
    }
  }

  /// Every part was read to its end, and was what the manifest says.
  static void readWhole(Course course) {
    course.passed(AUTHENTIC, GENUINE);
    course.passed(OWN, OF_THIS);
  }

  private Manifest manifest(Course course) throws FailedCheckException {
    var opened = List.<Manifest>of();
    for (var identity : identities.entrySet()) {
      opened = List.of(manifest(identity.getKey(), identity.getValue()));
    }
    if (opened.isEmpty()) {
      throw new FailedCheckException(OPENS, SOUND, "there is no identity to open it with");
    }
    course.passed(OPENS, SOUND + ": " + String.join(", ", identities.keySet()));
    return opened.getFirst();
  }

  private Manifest manifest(String name, List<Identity> identity) throws FailedCheckException {
    try {
      var manifest = backup.manifest(identity);
      for (var part : manifest.contents()) {
        backup.requireOpens(part.name(), identity);
      }
      return manifest;
    } catch (AgeException.NoIdentityMatch e) {
      throw new FailedCheckException(OPENS, SOUND, "with " + name + ": " + e.getMessage());
    } catch (AgeException e) {
      throw new FailedCheckException(AUTHENTIC, GENUINE, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new FailedCheckException(OPENS, SOUND, "with " + name + ": " + e.getMessage());
    } catch (BackupException e) {
      throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
    }
  }

  /// Unpacks a part that is an archive, with its permissions; owners are whoever drills.
  ///
  /// @param environment of `tar`
  /// @param check that fails if `tar` does
  void unpack(
      String part,
      Manifest manifest,
      Path folder,
      Map<String, String> environment,
      String check,
      String expected)
      throws FailedCheckException, CommandException {
    var command =
        List.of(
            "tar",
            "--extract",
            "--preserve-permissions",
            "--no-same-owner",
            "--directory=" + folder,
            "--file=-");
    try (var tar = Tool.start(command, environment, folder)) {
      into(tar, part, manifest, check, expected);
    }
  }

  /// Decrypts a part into a program and waits for its end.
  ///
  /// @param check that fails if the program does
  void into(Tool tool, String part, Manifest manifest, String check, String expected)
      throws FailedCheckException {
    try (var input = tool.in()) {
      into(input, part, manifest);
    } catch (FailedCheckException e) {
      throw e;
    } catch (IOException e) {
      tool.await();
      throw new FailedCheckException(check, expected, tool.complaint());
    }
    FailedCheckException.unlessSucceeded(tool, check, expected);
  }

  /// Decrypts a part.
  ///
  /// @throws IOException if the target takes no more
  void into(OutputStream target, String part, Manifest manifest)
      throws FailedCheckException, IOException {
    var first = identities.values().iterator().next();
    try {
      backup.read(part, manifest, target, first, Runtime.getRuntime().availableProcessors());
    } catch (AgeException e) {
      throw new FailedCheckException(AUTHENTIC, GENUINE, part + ": " + e.getMessage());
    } catch (BackupException e) {
      throw new FailedCheckException(OWN, OF_THIS, String.valueOf(e.getMessage()));
    }
  }
}
