package dev.coffre.cli.terminal;

import dev.coffre.cli.child.OnSignal;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The process's controlling terminal, `/dev/tty`. Nothing is opened or started before it is used.
public final class UnixTerminal implements Terminal {
  private static final Path DEVICE = Path.of("/dev/tty");
  private static final int DEFAULT_COLUMNS = 80;

  @Override
  public boolean isPresent() {
    try (var device = new FileInputStream(DEVICE.toFile())) {
      return device.getFD().valid();
    } catch (IOException none) {
      return false;
    }
  }

  @Override
  public boolean showsOutput() {
    return isTerminal(1);
  }

  @Override
  public boolean showsErrors() {
    return isTerminal(2);
  }

  /// Linux shows in `/proc` what a descriptor is open on, without a process or native code; where
  /// that is missing `test` tells.
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException noProc) {
      return Tty.test(descriptor);
    }
  }

  @Override
  public int columns() {
    try {
      String rowsAndColumns = Tty.stty("size").strip();
      int columns = Integer.parseInt(rowsAndColumns.substring(rowsAndColumns.indexOf(' ') + 1));
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    } catch (IOException | NumberFormatException unknown) {
      return DEFAULT_COLUMNS;
    }
  }

  private void require() throws IOException {
    if (!isPresent()) {
      throw NoTerminal.missing();
    }
  }

  @Override
  public void print(String text) throws IOException {
    try (var device = Files.newOutputStream(DEVICE)) {
      device.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public String readLine(String prompt) throws IOException {
    require();
    print(prompt);
    try (var line = readLine()) {
      return line.expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public SecretBytes readHidden(String prompt) throws IOException {
    require();
    String before = Tty.stty("-g").strip();
    var onSignal = new OnSignal("restore-terminal", () -> Tty.restore(before));
    try {
      Tty.stty("-echo");
      print(prompt);
      return readLine();
    } finally {
      Tty.restore(before);
      print("\n");
      onSignal.close();
    }
  }

  private static SecretBytes readLine() throws IOException {
    try (var device = new FileInputStream(DEVICE.toFile());
        var line = new WipedBuffer()) {
      line.readFrom(device);
      return line.secret();
    }
  }

  /// Collects a line byte by byte, so that nothing behind it is taken from the terminal.
  private static final class WipedBuffer extends ByteArrayOutputStream {
    WipedBuffer() {
      super(1024);
    }

    void readFrom(InputStream device) throws IOException {
      int next = device.read();
      if (next < 0) {
        throw new EOFException("nothing was typed");
      }
      while (next >= 0 && next != '\n') {
        write(next);
        next = device.read();
      }
    }

    SecretBytes secret() {
      int end = count > 0 && buf[count - 1] == '\r' ? count - 1 : count;
      return SecretBytes.adopt(Arrays.copyOf(buf, end));
    }

    @Override
    public void close() {
      Arrays.fill(buf, (byte) 0);
    }
  }
}
