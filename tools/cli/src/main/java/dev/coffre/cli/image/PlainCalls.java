package dev.coffre.cli.image;

import java.io.IOException;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Rewrites every class below a folder so that what it calls is code, not a call site that the JVM
/// makes code for.
public final class PlainCalls {
  private static final String SUFFIX = ".class";

  private PlainCalls() {}

  /// Rewrites the classes of the folder named by the only argument in place, and adds those that
  /// lambdas become.
  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var nests = new LinkedHashMap<ClassDesc, List<ClassDesc>>();
    for (var file : classes(folder)) {
      var plain = PlainClass.of(Files.readAllBytes(file));
      Files.write(file, plain.classFile());
      for (var function : plain.functions()) {
        Files.write(file(folder, function.name()), function.classFile());
        nests.computeIfAbsent(function.host(), host -> new ArrayList<>()).add(function.name());
      }
    }
    for (var nest : nests.entrySet()) {
      grow(file(folder, nest.getKey()), nest.getValue());
    }
  }

  private static void grow(Path host, List<ClassDesc> members) throws IOException {
    Files.write(host, Nest.grown(Files.readAllBytes(host), members));
  }

  private static Path file(Path folder, ClassDesc type) {
    var descriptor = type.descriptorString(); // Lpackage/Name;
    return folder.resolve(descriptor.substring(1, descriptor.length() - 1) + SUFFIX);
  }

  private static List<Path> classes(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }
}
