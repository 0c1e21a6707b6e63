package dev.coffre.cli.place;

import java.io.IOException;
import java.io.InputStream;

/// A file of another host that is being read; closing it closes its line.
final class RemoteInput extends InputStream {
  private final SftpLine line;
  private final String path;
  private final InputStream opened;

  RemoteInput(SftpLine line, String path) throws IOException {
    this.line = line;
    this.path = path;
    this.opened = line.ask(path, channel -> channel.get(path));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return line.ask(path, _ -> opened.read(target, offset, length));
  }

  @Override
  public void close() throws IOException {
    try (line) {
      line.ask(
          path,
          _ -> {
            opened.close();
            return path;
          });
    }
  }
}
