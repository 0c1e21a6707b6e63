package dev.coffre.cli.place;

import java.io.IOException;

/// There is no such file or folder at a host.
final class MissingFileException extends IOException {
  private static final long serialVersionUID = 1;

  MissingFileException(String path) {
    super(path + " is not there");
  }
}
