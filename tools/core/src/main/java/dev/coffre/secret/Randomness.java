package dev.coffre.secret;

/// A source of random bytes fit for keys. Handed in by the program, so that a test can hand in
/// known bytes.
@FunctionalInterface
public interface Randomness {

  /// Overwrites all of `target` with random bytes.
  void fill(byte[] target);

  /// `length` random bytes in a new array.
  default byte[] bytes(int length) {
    var bytes = new byte[length];
    fill(bytes);
    return bytes;
  }
}
