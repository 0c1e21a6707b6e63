package dev.coffre.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lists folders by name.
///
/// `Files` does so by a stream of entries, whose classes and lambdas would be there at every start
/// (docs/adr/0061); the older `File` needs none, but does not say why a folder cannot be listed.
/// `Files` is then asked for the reason.
public final class FolderNames {
  private FolderNames() {}

  /// The names of what a folder holds, sorted; empty if there is no folder.
  ///
  /// @throws IOException if it cannot be listed
  public static List<String> of(Path folder) throws IOException {
    var names = folder.toFile().list();
    if (names == null) {
      return listOrSayWhyNot(folder);
    }
    Arrays.sort(names);
    return List.of(names);
  }

  private static List<String> listOrSayWhyNot(Path folder) throws IOException {
    var names = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        names.add(String.valueOf(file.getFileName()));
      }
    } catch (NoSuchFileException absent) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    names.sort(null);
    return names;
  }
}
