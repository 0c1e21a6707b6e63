package dev.coffre.cli.child;

/// Does something when a signal ends the process, until it is closed.
public final class OnSignal implements AutoCloseable {
  private final Thread hook;

  /// From now on, `action` is run when the process is asked to end.
  public OnSignal(String name, Runnable action) {
    hook = new Thread(action, name);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      return;
    }
  }
}
