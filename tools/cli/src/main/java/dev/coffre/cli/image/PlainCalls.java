package dev.coffre.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Rewrites every class below a folder so that it keeps only call sites that the AOT cache can
/// hold.
public final class PlainCalls {
  private PlainCalls() {}

  /// Rewrites the classes of the folder named by the only argument in place.
  public static void main(String[] arguments) throws IOException {
    for (var file : classes(Path.of(arguments[0]))) {
      Files.write(file, PlainClass.of(Files.readAllBytes(file)));
    }
  }

  private static List<Path> classes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }
}
