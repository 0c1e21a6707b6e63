package dev.coffre.git.history;

/// How many threads and how much memory to use.
///
/// @param threads at least 1
/// @param cacheBytes for all threads together: contents kept because others are made from them
/// @param largestBlob a blob with more bytes is not shown, and the visitor is told so
public record Effort(int threads, long cacheBytes, int largestBlob) {

  public Effort {
    if (threads < 1 || cacheBytes < 0 || largestBlob < 0) {
      throw new IllegalArgumentException("threads, cacheBytes and largestBlob must be positive");
    }
  }
}
