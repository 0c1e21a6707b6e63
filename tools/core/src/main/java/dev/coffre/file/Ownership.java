package dev.coffre.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/// Mode, owner and group of a file.
final class Ownership {
  private Ownership() {}

  /// Gives `to` the mode of `from`, and its owner and group where this process may.
  static void copy(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    var wanted = Files.readAttributes(from, PosixFileAttributes.class);
    var present = view.readAttributes();
    if (!present.group().equals(wanted.group())) {
      attempt(() -> view.setGroup(wanted.group()));
    }
    if (!present.owner().equals(wanted.owner())) {
      attempt(() -> view.setOwner(wanted.owner()));
    }
    view.setPermissions(wanted.permissions());
  }

  private interface Change {
    void make() throws IOException;
  }

  /// Only root gives files away; anyone else becomes the owner, as with every editor.
  private static void attempt(Change change) {
    try {
      change.make();
    } catch (IOException notPermitted) {
      return;
    }
  }
}
