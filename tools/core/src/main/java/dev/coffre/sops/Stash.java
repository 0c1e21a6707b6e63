package dev.coffre.sops;

import dev.coffre.sops.tree.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The IVs of decrypted values by type, plaintext and path, so that what did not change keeps its
/// ciphertext when the file is encrypted again.
///
/// Equal values at one path (elements of a list) take their IVs in file order; sops gives all of
/// them the last one. Not thread-safe while a file is being decrypted.
public final class Stash {

  /// A stash without IVs: every value gets a fresh one.
  public static final Stash EMPTY = new Stash();

  private record Plaintext(boolean comment, Value value, String aad) {}

  private final Map<Plaintext, Deque<byte[]>> ivs = new HashMap<>();

  Stash() {}

  void remember(boolean comment, Value value, String aad, byte[] iv) {
    ivs.computeIfAbsent(new Plaintext(comment, value, aad), key -> new ArrayDeque<>()).add(iv);
  }

  /// A copy to take IVs from.
  Stash copy() {
    var copy = new Stash();
    ivs.forEach((plaintext, queue) -> copy.ivs.put(plaintext, new ArrayDeque<>(queue)));
    return copy;
  }

  /// A copy that knows those of another file under the same data key, too.
  public Stash with(Stash other) {
    var both = copy();
    other.ivs.forEach(
        (plaintext, queue) -> both.ivs.computeIfAbsent(plaintext, key -> new ArrayDeque<>(queue)));
    return both;
  }

  /// The IV this value had; the last one known is given again and again.
  Optional<byte[]> take(boolean comment, Value value, String aad) {
    if (ivs.isEmpty()) {
      return Optional.empty();
    }
    var queue = ivs.get(new Plaintext(comment, value, aad));
    if (queue == null) {
      return Optional.empty();
    }
    return Optional.of(queue.size() > 1 ? queue.remove() : queue.element());
  }
}
