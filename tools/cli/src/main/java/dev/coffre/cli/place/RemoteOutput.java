package dev.coffre.cli.place;

import java.io.IOException;
import java.io.OutputStream;

/// A file of another host that is being written.
final class RemoteOutput extends OutputStream {
  private final SftpLine line;
  private final String path;
  private final OutputStream opened;

  RemoteOutput(SftpLine line, String path) throws IOException {
    this.line = line;
    this.path = path;
    this.opened = line.ask(path, channel -> channel.put(path));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    line.ask(
        path,
        _ -> {
          opened.write(source, offset, length);
          return length;
        });
  }

  @Override
  public void close() throws IOException {
    line.ask(
        path,
        _ -> {
          opened.close();
          return path;
        });
  }
}
