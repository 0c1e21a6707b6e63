package dev.coffre.cli;

import dev.coffre.cli.model.SharedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/// Writes the manual pages and completion scripts when the program is built (`scripts/image`).
/// Users do not call it.
final class Shares {
  private Shares() {}

  /// Writes them below the folder named first, dated as the second argument says.
  public static void main(String[] arguments) throws IOException {
    var nothing = new PrintStream(OutputStream.nullOutputStream());
    var folder = Path.of(arguments[0]).toAbsolutePath();
    var host = BuildHost.of("coffre", InputStream.nullInputStream(), nothing, nothing, folder);
    SharedFiles.write(host, folder, VersionCommand.VERSION, arguments[1]);
  }
}
