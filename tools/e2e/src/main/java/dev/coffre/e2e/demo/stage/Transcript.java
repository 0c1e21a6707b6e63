package dev.coffre.e2e.demo.stage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Everything the programs were called with and wrote where a person or a log would see it.
/// Thread-safe.
public final class Transcript {
  private final List<byte[]> pieces = new ArrayList<>();

  synchronized void add(byte[] bytes) {
    pieces.add(bytes);
  }

  /// Notes a line that was shown.
  public void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /// What was noted so far.
  public synchronized List<byte[]> pieces() {
    return List.copyOf(pieces);
  }
}
