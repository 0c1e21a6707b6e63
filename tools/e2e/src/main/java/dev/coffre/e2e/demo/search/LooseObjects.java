package dev.coffre.e2e.demo.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.InflaterInputStream;

/// The loose objects of a Git repository, inflated by us: what lies there whether or not anything
/// refers to it.
///
/// @param repository the folder that holds `.git`
public record LooseObjects(Path repository) implements Place {

  @Override
  public String name() {
    return "loose Git objects";
  }

  @Override
  public void read(Reader reader) throws IOException {
    for (Path file : files()) {
      try (InputStream object = new InflaterInputStream(Files.newInputStream(file))) {
        reader.piece(object.readAllBytes());
      }
    }
  }

  /// `objects/ab/cdef…`; `pack` and `info` have longer names.
  private List<Path> files() throws IOException {
    var objects = repository.resolve(".git/objects");
    try (var paths = Files.walk(objects, 2)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(file -> objects.relativize(file).getName(0).toString().length() == 2)
          .toList();
    }
  }
}
