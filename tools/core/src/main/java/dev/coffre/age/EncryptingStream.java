package dev.coffre.age;

import dev.coffre.age.stream.PayloadWriter;
import java.io.IOException;
import java.io.OutputStream;

/// Takes the plaintext of a file that is being encrypted. Closing it makes the file whole.
public final class EncryptingStream extends OutputStream {
  private final PayloadWriter payload;

  EncryptingStream(PayloadWriter payload) {
    this.payload = payload;
  }

  @Override
  public void write(int b) throws IOException {
    payload.write(b);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    payload.write(source, offset, length);
  }

  /// Gives up: wipes the key and adds nothing, so that what was written never reads as a whole
  /// file. For a plaintext that broke off: closing would pass off its beginning as all of it. The
  /// target stays open; closing this afterwards does nothing.
  public void abandon() {
    payload.abandon();
  }

  /// Ends the file, wipes the key and closes the target.
  @Override
  public void close() throws IOException {
    payload.close();
  }
}
