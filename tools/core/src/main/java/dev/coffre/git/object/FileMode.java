package dev.coffre.git.object;

import java.util.Optional;

/// What an entry of a tree or of the index is.
public enum FileMode {
  FILE(0100644),
  EXECUTABLE(0100755),
  /// The blob is the link's target.
  SYMLINK(0120000),
  /// A commit of a submodule; this repository does not hold the object.
  GITLINK(0160000),
  TREE(0040000);

  private static final int TYPE = 0170000;
  private static final int OWNER_EXECUTES = 0100;

  private final int bits;

  FileMode(int bits) {
    this.bits = bits;
  }

  /// The mode as Git writes it now; early versions also wrote group permissions.
  public int bits() {
    return bits;
  }

  /// Whether the object is a blob.
  public boolean isBlob() {
    return switch (this) {
      case FILE, EXECUTABLE, SYMLINK -> true;
      case GITLINK, TREE -> false;
    };
  }

  /// The mode with these bits; empty if Git knows no such entries.
  public static Optional<FileMode> of(int bits) {
    return switch (bits & TYPE) {
      case 0100000 -> Optional.of((bits & OWNER_EXECUTES) == 0 ? FILE : EXECUTABLE);
      case 0120000 -> Optional.of(SYMLINK);
      case 0160000 -> Optional.of(GITLINK);
      case 0040000 -> Optional.of(TREE);
      default -> Optional.empty();
    };
  }
}
