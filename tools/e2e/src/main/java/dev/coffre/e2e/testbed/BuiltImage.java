package dev.coffre.e2e.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The self-contained program that `make dist` packs.
///
/// @param folder holds `bin` and `lib`
public record BuiltImage(Path folder) {

  /// The one in this checkout, which the build of the cli module makes.
  public static BuiltImage here() {
    return new BuiltImage(Checkout.here().resolve("tools/cli/target/dist/coffre"));
  }

  /// The launcher under one of its names.
  public Path launcher(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /// The runtime's `java`.
  public Path java() {
    return folder.resolve("lib/coffre/runtime/bin/java");
  }

  /// A copy of the launcher that gives the JVM options beside its own.
  ///
  /// @param target the file to write; its name is the name the program goes by
  public Path launcherWith(Path target, String... options) throws IOException {
    var script =
        Files.readString(launcher("coffre"))
            .replace("home=${0%/*}/../lib/coffre", "home=" + folder.resolve("lib/coffre"))
            .replace("-cp ", String.join(" ", options) + " -cp ");
    Files.createDirectories(target.getParent());
    Files.writeString(target, script);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
    return target;
  }
}
