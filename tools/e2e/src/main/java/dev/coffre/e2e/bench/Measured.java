package dev.coffre.e2e.bench;

/// A comparison and the times it took.
record Measured(Comparison comparison, Samples ours, Samples peer) {

  /// Median of ours over median of the peer's.
  double ratio() {
    return (double) ours.median().toNanos() / peer.median().toNanos();
  }

  boolean meetsBar() {
    return ratio() <= comparison.bar();
  }
}
