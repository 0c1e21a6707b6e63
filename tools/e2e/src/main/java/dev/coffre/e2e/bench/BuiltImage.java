package dev.coffre.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The self-contained program that `make dist` packs.
///
/// @param folder holds `bin` and `lib`
record BuiltImage(Path folder) {

  /// The launcher under one of its names.
  Path launcher(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// The runtime's `java`.
  Path java() {
    return folder.resolve("lib/coffre/runtime/bin/java");
  }

  /// A copy of the launcher that gives the program a heap of 64 MiB and no more.
  ///
  /// @param target the file to write; its name is the name the program goes by
  Path withSmallHeap(Path target) throws IOException {
    var script =
        Files.readString(launcher("coffre"))
            .replace("home=${0%/*}/../lib/coffre", "home=" + folder.resolve("lib/coffre"))
            .replace("-XX:+UseSerialGC", "-XX:+UseSerialGC -Xmx64m");
    Files.createDirectories(target.getParent());
    Files.writeString(target, script);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    return target;
  }
}
