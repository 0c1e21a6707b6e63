package dev.coffre.cli.secrets;

import dev.coffre.file.Staged;
import java.util.ArrayList;
import java.util.List;

/// Files written beside their targets; closing removes those that did not take their places, and so
/// does a signal that ends the process. Thread-safe.
final class Staging implements AutoCloseable {
  private final List<Staged> files = new ArrayList<>();
  private final Thread onSignal = new Thread(this::discard, "remove-staged-files");

  Staging() {
    Runtime.getRuntime().addShutdownHook(onSignal);
  }

  synchronized boolean add(Staged file) {
    return files.add(file);
  }

  synchronized List<Staged> files() {
    return List.copyOf(files);
  }

  private synchronized void discard() {
    files.forEach(Staged::close);
  }

  @Override
  public void close() {
    discard();
    Runtime.getRuntime().removeShutdownHook(onSignal);
  }
}
