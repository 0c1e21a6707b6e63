package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The images that `scripts/testbed` pulled or built: a file for each, which holds its tag.
///
/// @param folder `tools/testbed/target/images`
record Images(Path folder) {

  static Images of(Checkout checkout) {
    return new Images(checkout.resolve("tools/testbed/target/images"));
  }

  /// The tag of an image.
  ///
  /// @throws MissingPeerException if this machine does not have it, with the reason
  String tag(String name) {
    try {
      Path file = folder.resolve(name);
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      Path missing = folder.resolve(name + ".missing");
      throw new MissingPeerException(
          "the image " + name,
          Files.exists(missing) ? Files.readString(missing).strip() : "scripts/testbed makes it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
