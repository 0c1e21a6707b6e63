package dev.coffre.git.pack;

import dev.coffre.git.object.ObjectId;
import java.util.Optional;

/// Is shown blobs. Each thread has a visitor of its own.
///
/// @param <S> what a visitor wants to know of a blob when it sees another that was made from it
public interface BlobVisitor<S> {

  /// Is shown a blob.
  ///
  /// @param base what this visitor said of the blob that this one was made from; then
  ///   [Blob#fresh()] and [Blob#copies()] are relative to that one. Empty if the blob is shown
  ///   whole
  /// @return what to remember of it; empty if it was not looked at, and then those made from it are
  ///   shown whole
  Optional<S> visit(Blob blob, Optional<S> base);

  /// Is told of a blob that is not shown because it is larger than was asked for, or was made from
  /// such a blob.
  void tooLarge(ObjectId id);
}
