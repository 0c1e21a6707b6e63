package dev.coffre.git.pack;

import dev.coffre.git.object.GitException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Shows one thread's visitor the blobs of delta trees, from the root down, so that each is made
/// from one at hand. For one thread.
///
/// What was made stays in memory while something is still to be made from it; beyond the limit, the
/// ones nearest to the root go first and are made again when their turn comes.
///
/// @param <S> what the visitor remembers
public final class TreeVisit<S> implements AutoCloseable {
  private static final int STEPS_BETWEEN_PAUSES = 32;

  private final DeltaForest forest;
  private final BitSet needed;
  private final BitSet wanted;
  private final BlobVisitor<S> visitor;
  private final Limits limits;
  private final Maker maker;
  private final List<Frame<S>> path = new ArrayList<>();
  private final Blob blob;
  private long held;
  private int steps;

  private static final class Frame<S> {
    private final int object;
    private byte[] content;
    private int length;
    private int nextChild;
    private Optional<S> state = Optional.empty();

    Frame(int object, byte[] content, int length, int firstChild) {
      this.object = object;
      this.content = content;
      this.length = length;
      this.nextChild = firstChild;
    }
  }

  /// How much memory to use.
  ///
  /// @param cacheBytes for what others are made from
  /// @param largestBlob what is larger is not made
  public record Limits(long cacheBytes, int largestBlob) {}

  /// @param wanted what to show
  /// @param needed what to show and all that it is made from
  public TreeVisit(
      DeltaForest forest, BitSet wanted, BitSet needed, BlobVisitor<S> visitor, Limits limits) {
    this.forest = forest;
    this.wanted = wanted;
    this.needed = needed;
    this.visitor = visitor;
    this.limits = limits;
    this.maker = new Maker(forest, limits.largestBlob());
    this.blob = Blob.whole(forest.id(0), new byte[0], 0);
  }

  /// Shows the blobs of one tree.
  ///
  /// @throws GitException if one of them cannot be read
  public void visit(int root) throws GitException {
    enter(root, maker.root(root));
    while (!path.isEmpty()) {
      giveWay();
      var top = path.getLast();
      int child = top.nextChild;
      if (child == DeltaForest.NONE) {
        leave();
      } else {
        top.nextChild = forest.nextSibling(child, needed);
        restore(path.size() - 1);
        enter(child, maker.child(child, top.content, top.length));
      }
    }
  }

  /// Where a busy thread is never put aside (a real-time scheduler), the runtime's compiler would
  /// get no turn and this code would stay slow.
  @SuppressWarnings("ThreadPriorityCheck") // nothing but speed depends on it
  private void giveWay() {
    if (++steps % STEPS_BETWEEN_PAUSES == 0) {
      Thread.yield();
    }
  }

  private void enter(int object, boolean made) throws GitException {
    if (!made) {
      skip(object);
      return;
    }
    var content = maker.content();
    var frame = new Frame<S>(object, content, maker.length(), forest.firstChild(object, needed));
    if (wanted.get(object)) {
      frame.state = show(frame);
    }
    if (frame.nextChild == DeltaForest.NONE) {
      maker.free(content);
      return;
    }
    path.add(frame);
    held += content.length;
    forget();
  }

  private Optional<S> show(Frame<S> frame) {
    var base = path.isEmpty() ? Optional.<S>empty() : path.getLast().state;
    var id = forest.id(frame.object);
    if (base.isPresent()) {
      blob.set(id, frame.content, frame.length, maker.delta());
    } else {
      blob.set(id, frame.content, frame.length);
    }
    return visitor.visit(blob, base);
  }

  private void leave() {
    drop(path.removeLast());
  }

  private void drop(Frame<S> frame) {
    held -= frame.content.length;
    maker.free(frame.content);
    frame.content = Maker.NOTHING;
  }

  private void forget() {
    for (int i = 0; held > limits.cacheBytes() && i < path.size() - 1; i++) {
      drop(path.get(i));
    }
  }

  /// Makes the content of a frame again if it was forgotten, from the nearest one still there.
  private void restore(int index) throws GitException {
    int from = index;
    while (from > 0 && path.get(from).content.length == 0) {
      from--;
    }
    var content = path.get(from).content;
    if (content.length == 0) {
      maker.root(path.get(from).object);
      content = keep(path.get(from));
    }
    for (int i = from + 1; i <= index; i++) {
      var base = path.get(i - 1);
      maker.child(path.get(i).object, content, base.length);
      content = keep(path.get(i));
      if (held > limits.cacheBytes()) {
        drop(base);
      }
    }
  }

  private byte[] keep(Frame<S> frame) {
    frame.content = maker.content();
    held += frame.content.length;
    return frame.content;
  }

  /// Tells of a blob that is too large, and of all below it.
  private void skip(int object) {
    if (wanted.get(object)) {
      visitor.tooLarge(forest.id(object));
    }
    int child = forest.firstChild(object, needed);
    while (child != DeltaForest.NONE) {
      skip(child);
      child = forest.nextSibling(child, needed);
    }
  }

  @Override
  public void close() {
    maker.close();
  }
}
