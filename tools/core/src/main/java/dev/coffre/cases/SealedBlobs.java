package dev.coffre.cases;

import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Scope;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.policy.Glance;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds the blobs of a history that may be encrypted files.
final class SealedBlobs {
  private SealedBlobs() {}

  static Set<ObjectId> in(History history, Effort effort) throws GitException {
    Set<ObjectId> found = ConcurrentHashMap.newKeySet();
    history.visit(Scope.REACHABLE, effort, () -> new Visitor(found));
    return found;
  }

  /// Every blob is shown whole: what it was made from says nothing of it.
  private record Visitor(Set<ObjectId> found) implements BlobVisitor<Boolean> {
    @Override
    public Optional<Boolean> visit(Blob blob, Optional<Boolean> base) {
      if (Glance.isSealed(blob.content(), blob.length())) {
        found.add(blob.id());
      }
      return Optional.empty();
    }

    @Override
    public void tooLarge(ObjectId id) {
      throw new IllegalStateException("every size was asked for");
    }
  }
}
