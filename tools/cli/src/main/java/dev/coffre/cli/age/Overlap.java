package dev.coffre.cli.age;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Copies a stream with reading and writing at the same time, on two threads: one side of an
/// encryption or decryption computes, the other waits for the disk. What fits into the first buffer
/// is copied without a second thread.
final class Overlap {
  /// One chunk. Pieces of 256 KiB cost five times the system time on Linux.
  private static final int SIZE = 64 << 10;

  private static final int BUFFERS = 8;

  /// What the reading side hands over: a full buffer, or the last one and perhaps why it is.
  @SuppressWarnings("ArrayRecordComponent") // handed from thread to thread, never compared
  private record Piece(byte[] bytes, int count, Optional<IOException> failure) {}

  private final InputStream from;
  private final BlockingQueue<Piece> full = new ArrayBlockingQueue<>(BUFFERS + 1);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);

  private Overlap(InputStream from) {
    this.from = from;
  }

  /// Copies all of `from`.
  ///
  /// @throws IOException from either side; what was read before a failure has been written
  static void copy(InputStream from, OutputStream to) throws IOException {
    var first = new byte[SIZE];
    var start = fill(from, first);
    to.write(first, 0, start.count());
    if (start.failure().isPresent()) {
      throw start.failure().get();
    }
    if (start.count() == SIZE) {
      new Overlap(from).copyRest(to, first);
    }
  }

  private void copyRest(OutputStream to, byte[] spare) throws IOException {
    empty.add(spare);
    for (int i = 1; i < BUFFERS; i++) {
      empty.add(new byte[SIZE]);
    }
    var reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::readAll);
    try {
      while (true) {
        var piece = full.take();
        to.write(piece.bytes(), 0, piece.count());
        if (piece.failure().isPresent()) {
          throw piece.failure().get();
        }
        if (piece.count() < SIZE) {
          return;
        }
        empty.put(piece.bytes());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      reader.interrupt();
    }
  }

  private void readAll() {
    try {
      boolean more = true;
      while (more) {
        var piece = fill(from, empty.take());
        more = piece.count() == SIZE && piece.failure().isEmpty();
        full.put(piece);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the writing side has stopped
    }
  }

  /// Reads until the buffer is full, the stream ends or fails: a short piece is the last.
  private static Piece fill(InputStream from, byte[] buffer) {
    int filled = 0;
    try {
      while (filled < SIZE) {
        int count = from.read(buffer, filled, SIZE - filled);
        if (count < 0) {
          break;
        }
        filled += count;
      }
      return new Piece(buffer, filled, Optional.empty());
    } catch (IOException e) {
      return new Piece(buffer, filled, Optional.of(e));
    }
  }
}
