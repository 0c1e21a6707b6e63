package dev.coffre.e2e.testbed;

import java.nio.file.Files;
import java.nio.file.Path;

/// The source tree that is being tested.
///
/// @param root the folder that holds `pom.xml` and `tools`
public record Checkout(Path root) {

  /// The checkout around the process's folder.
  ///
  /// @throws IllegalStateException outside a checkout
  public static Checkout here() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("tools/testbed"))) {
        return new Checkout(folder);
      }
    }
    throw new IllegalStateException("not inside a checkout of coffre: no tools/testbed above");
  }

  /// The path of a file of the checkout.
  public Path resolve(String path) {
    return root.resolve(path);
  }
}
