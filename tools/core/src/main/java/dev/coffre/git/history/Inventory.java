package dev.coffre.git.history;

import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;

/// Every tree and blob of a history, and where each of them stood since which commit. Thread-safe.
final class Inventory {
  private static final int MANY_PATHS = 1 << 17;
  private static final long PATHS_FOR_EACH_OBJECT = 100;

  private final Paths paths = new Paths();
  private final SharedIds trees;
  private final SharedIds blobs;
  private final Places ofTrees = new Places();
  private final Places ofBlobs = new Places();

  Inventory(ObjectFormat format) {
    this.trees = new SharedIds(format);
    this.blobs = new SharedIds(format);
  }

  /// The number of the path of a name in a folder.
  int path(int folder, GitPath name) {
    return paths.number(folder, name);
  }

  /// Notes that a commit has the tree whose id starts at `idStart` at a path.
  ///
  /// @return whether no commit before it was known to have it there
  boolean noteTree(byte[] from, int idStart, int path, int commit) {
    return ofTrees.lower(trees.number(from, idStart), path, commit);
  }

  /// Notes that a commit has the blob whose id starts at `idStart` at a path.
  void noteBlob(byte[] from, int idStart, int path, int commit) {
    ofBlobs.lower(blobs.number(from, idStart), path, commit);
  }

  /// Notes a blob that no commit has.
  void noteBlob(ObjectId id) {
    blobs.number(id.toBytes(), 0);
  }

  /// Whether there are more paths than a history of so many objects could come to honestly: a few
  /// trees that hold each other twice unfold to more than anybody can count.
  boolean isOvergrown() {
    return paths.count() > MANY_PATHS
        && paths.count() > PATHS_FOR_EACH_OBJECT * (trees.count() + blobs.count());
  }

  SharedIds blobs() {
    return blobs;
  }

  Paths paths() {
    return paths;
  }

  Places places() {
    return ofBlobs;
  }
}
