package dev.coffre.cli.age;

import dev.coffre.cli.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// The files that a run reads. Standard input serves one purpose only.
final class Inputs {
  private final Host host;
  private boolean standardInputTaken;

  Inputs(Host host) {
    this.host = host;
  }

  /// The file that is to be encrypted, decrypted or inspected.
  InputStream data(String name) throws ToolFailure {
    if (name.isEmpty() || name.equals("-")) {
      standardInputTaken = true;
      return host.in();
    }
    try {
      return open(name);
    } catch (IOException e) {
      throw new ToolFailure(
          "failed to open input file "
              + ToolFailure.quote(name)
              + ": "
              + ToolFailure.reason("open", name, e));
    }
  }

  /// The content of a file of keys.
  ///
  /// @param what `recipient file` or `file`, for the message
  byte[] keys(String name, String what, int limit) throws ToolFailure {
    try (var source = name.equals("-") ? standardInput() : open(name)) {
      var content = source.readNBytes(limit + 1);
      if (content.length > limit) {
        throw new ToolFailure("failed to read " + ToolFailure.quote(name) + ": file too long");
      }
      return content;
    } catch (IOException e) {
      throw new ToolFailure("failed to open " + what + ": " + ToolFailure.reason("open", name, e));
    }
  }

  private InputStream standardInput() throws ToolFailure {
    if (standardInputTaken) {
      throw new ToolFailure("standard input is used for multiple purposes");
    }
    standardInputTaken = true;
    return host.in();
  }

  /// Through a channel, which keeps its native buffer; `FileInputStream` allocates one for each
  /// large read. Not buffered: the core's readers do that, and large chunks go past the buffer.
  private InputStream open(String name) throws IOException {
    var path = host.resolve(name);
    if (name.isEmpty() || !Files.exists(path)) {
      throw new NoSuchFileException(name);
    }
    if (!Files.isReadable(path)) {
      throw new AccessDeniedException(name);
    }
    if (Files.isDirectory(path)) {
      throw new FileSystemException(name, null, "is a directory");
    }
    return Files.newInputStream(path);
  }
}
