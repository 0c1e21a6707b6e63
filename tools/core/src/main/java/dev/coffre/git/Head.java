package dev.coffre.git;

import dev.coffre.git.object.ObjectId;
import java.util.Optional;

/// What is checked out.
public sealed interface Head {

  /// The commit; empty if there is none yet.
  Optional<ObjectId> commit();

  /// A branch.
  ///
  /// @param name in full, like `refs/heads/main`
  record Branch(String name, ObjectId id) implements Head {
    @Override
    public Optional<ObjectId> commit() {
      return Optional.of(id);
    }
  }

  /// A branch that has no commit yet.
  record Unborn(String name) implements Head {
    @Override
    public Optional<ObjectId> commit() {
      return Optional.empty();
    }
  }

  /// A commit, on no branch.
  record Detached(ObjectId id) implements Head {
    @Override
    public Optional<ObjectId> commit() {
      return Optional.of(id);
    }
  }
}
