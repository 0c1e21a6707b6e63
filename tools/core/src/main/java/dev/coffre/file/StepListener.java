package dev.coffre.file;

/// Is told of every step, so that a test can stop the process there.
@FunctionalInterface
public interface StepListener {

  /// Does nothing.
  StepListener NONE = step -> {};

  /// `step` is done.
  void reached(WriteStep step);
}
