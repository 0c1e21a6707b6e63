package dev.coffre.cli.secrets;

import dev.coffre.cli.child.OnSignal;
import dev.coffre.file.Staged;
import java.util.ArrayList;
import java.util.List;

/// Files written beside their targets; closing removes those that did not take their places, and so
/// does a signal that ends the process. Thread-safe.
final class Staging implements AutoCloseable {
  private final List<Staged> files = new ArrayList<>();
  private final OnSignal onSignal = new OnSignal("remove-staged-files", this::discard);
  private boolean discarded;

  /// Takes a file; one that comes when the others are gone already goes the same way.
  ///
  /// @return whether it was kept
  synchronized boolean add(Staged file) {
    if (discarded) {
      file.close();
      return false;
    }
    return files.add(file);
  }

  synchronized List<Staged> files() {
    return List.copyOf(files);
  }

  private synchronized void discard() {
    discarded = true;
    files.forEach(Staged::close);
  }

  @Override
  public void close() {
    discard();
    onSignal.close();
  }
}
