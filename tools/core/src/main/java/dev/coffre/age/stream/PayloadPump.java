package dev.coffre.age.stream;

import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/// Moves a whole payload from one stream to another with several threads. Each has a batch of
/// chunks that it reads, seals or opens, and writes: reading and writing one thread at a time and
/// in order, the work in between side by side. So what is written is what {@link PayloadWriter} or
/// {@link PayloadReader} would give, up to the same failure, and no chunk is written before every
/// chunk in front of it was authenticated. A source that has nothing yet holds back nothing that
/// came before. Memory is one batch for each thread.
public final class PayloadPump {
  private final OutputStream to;

  private final Object reading = new Object();
  private long read;
  private boolean ended;

  private final Turns turns = new Turns();

  private PayloadPump(OutputStream to) {
    this.to = to;
  }

  /// Encrypts all that is left of `from`. Neither stream is closed, nor the key.
  ///
  /// @param threads how many may seal at the same time, the caller's among them
  /// @throws IOException from either stream; the payload is then not whole
  public static void seal(SecretBytes key, InputStream from, OutputStream to, int threads)
      throws IOException {
    var plaintext = new SealBatch.Plaintext(from);
    new PayloadPump(to).run(threads, () -> new SealBatch(key, plaintext));
  }

  /// Decrypts all that is left of `from`. Neither stream is closed, nor the key.
  ///
  /// @param threads how many may open at the same time, the caller's among them
  /// @throws dev.coffre.age.key.AgeException.DamagedPayload behind the last chunk that is genuine
  /// @throws IOException from either stream
  public static void open(SecretBytes key, InputStream from, OutputStream to, int threads)
      throws IOException {
    var payload = new OpenBatch.Payload(from);
    new PayloadPump(to).run(threads, () -> new OpenBatch(key, payload));
  }

  /// The other threads start when the first batch was not all. After a failure nobody waits for
  /// them, since one may be in a read that does not return.
  private void run(int threads, Supplier<Batch> batches) throws IOException {
    var batch = batches.get();
    if (move(batch)) {
      for (int i = 1; i < threads; i++) {
        Thread.ofPlatform().daemon().name("payload-" + i).start(() -> moveAll(batches.get()));
      }
    }
    moveAll(batch);
    awaitEnd();
  }

  private void moveAll(Batch batch) {
    try (batch) {
      boolean more = true;
      while (more) {
        more = move(batch);
      }
    }
  }

  /// One batch from end to end; false when there is none or somebody failed.
  private boolean move(Batch batch) {
    try {
      long turn;
      synchronized (reading) {
        if (ended) {
          return false;
        }
        ended = !batch.fill();
        turn = read++;
      }
      batch.work();
      if (!turns.await(turn)) {
        return false;
      }
      batch.write(to);
      turns.pass();
      return true;
    } catch (Throwable e) { // whatever it is, nobody must wait for this thread's turn
      turns.fail(e);
      return false;
    }
  }

  /// The caller's own thread has found that nothing is left to read, or that somebody failed.
  private void awaitEnd() throws IOException {
    try {
      if (turns.failure().isPresent() || !turns.await(batchesRead())) {
        throw failure(turns.failure().orElseThrow());
      }
    } catch (InterruptedException e) {
      throw failure(e);
    }
  }

  private long batchesRead() {
    synchronized (reading) {
      return read;
    }
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException e -> e;
      case InterruptedException _ -> {
        Thread.currentThread().interrupt();
        yield new InterruptedIOException("interrupted");
      }
      default -> throw new IllegalStateException("a payload's thread failed", cause);
    };
  }
}
