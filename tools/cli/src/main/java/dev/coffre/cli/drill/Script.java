package dev.coffre.cli.drill;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A shell script that comes with the program.
enum Script {
  REAPER("reaper.sh"),
  NO_ROOM("no-room.sh"),
  CLUSTER("cluster.sh");

  private final String file;

  Script(String file) {
    this.file = file;
  }

  /// Its file's name.
  String file() {
    return file;
  }

  /// Writes it, to be run by `sh`.
  Path write(Path target) throws IOException {
    try (var script = Script.class.getResourceAsStream(file)) {
      if (script == null) {
        throw new FileNotFoundException(file + " is not in the program");
      }
      return Files.write(target, script.readAllBytes());
    }
  }
}
