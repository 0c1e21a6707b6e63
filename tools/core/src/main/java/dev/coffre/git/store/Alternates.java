package dev.coffre.git.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coffre.file.WholeFile;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Other repositories whose objects are shared (gitrepository-layout, `objects/info/alternates`).
final class Alternates {
  private Alternates() {}

  /// The folders, those that they name, those that these name, and so on; each once.
  static Set<Path> follow(List<Path> folders) throws GitException {
    var all = new LinkedHashSet<Path>();
    var open = new ArrayList<>(folders);
    for (int i = 0; i < open.size(); i++) {
      var folder = open.get(i).toAbsolutePath().normalize();
      if (all.add(folder)) {
        open.addAll(named(folder));
      }
    }
    return all;
  }

  private static List<Path> named(Path folder) throws GitException {
    var file = folder.resolve("info/alternates");
    try {
      var bytes = WholeFile.find(file);
      if (bytes.isEmpty()) {
        return List.of();
      }
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get()));
      return paths(text.toString(), folder);
    } catch (IOException e) {
      throw new Unreadable(file, e);
    } catch (InvalidPathException e) {
      throw new Corrupt(file.toString(), "it names no path: " + e.getMessage());
    }
  }

  private static List<Path> paths(String text, Path folder) {
    var paths = new ArrayList<Path>();
    for (var line : text.replace('\r', '\n').split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        paths.add(folder.resolve(line));
      }
    }
    return paths;
  }
}
