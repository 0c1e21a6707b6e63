package dev.coffre.cli.secrets;

import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.secret.SecretBytes;
import java.util.Optional;

/// The result of one file: a file that was named, else standard output.
///
/// @param file empty or `-` for standard output
record SingleOutput(Host host, Optional<String> file) {

  void write(SecretBytes content, Access access) throws FileWriteException {
    content.expose(bytes -> {
      if (file.isPresent() && !file.get().equals("-")) {
        host.files().replace(host.resolve(file.get()), bytes, access);
      } else {
        host.out().write(bytes, 0, bytes.length);
      }
      return bytes.length;
    });
  }
}
