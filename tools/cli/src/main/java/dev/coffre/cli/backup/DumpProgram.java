package dev.coffre.cli.backup;

import dev.coffre.cli.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Which `pg_dump` is at hand, and what it compresses by. It is asked when this is made, and what
/// it answers is awaited when it is needed: so it answers while the server is reached.
final class DumpProgram implements AutoCloseable {
  /// The format of its dumps.
  static final String FORMAT = "--format=custom";

  private static final String ZSTD = "zstd:1";

  /// gzip at its fastest, as every version writes it.
  private static final String GZIP = "1";

  private final Tool version;
  private final Tool compression;

  /// Asks the program of a connection.
  ///
  /// @throws CommandException if there is no such program
  DumpProgram(Connection connection) throws CommandException {
    this.version = connection.start("pg_dump", "--version");
    this.compression = connection.start("pg_dump", FORMAT, "--compress=" + ZSTD, "--jobs=2");
  }

  /// What it says its version is.
  String version() throws CommandException {
    try {
      var said = new String(version.out().readAllBytes(), StandardCharsets.UTF_8);
      version.finish();
      return said.strip();
    } catch (IOException e) {
      throw CommandException.failed("pg_dump says no version", "");
    }
  }

  /// The best compression it knows (docs/adr/0054). It refuses two jobs for this format, but only
  /// after it took the compression.
  String compression() {
    compression.await();
    return compression.complaint().startsWith("parallel") ? ZSTD : GZIP;
  }

  @Override
  public void close() {
    version.close();
    compression.close();
  }
}
