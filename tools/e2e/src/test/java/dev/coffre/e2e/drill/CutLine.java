package dev.coffre.e2e.drill;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// A line to a server on this machine that breaks, for good, when so many bytes went to it.
final class CutLine implements AutoCloseable {
  private final ServerSocket listener;
  private final int server;
  private final AtomicLong left;

  private CutLine(ServerSocket listener, int server, long bytes) {
    this.listener = listener;
    this.server = server;
    this.left = new AtomicLong(bytes);
  }

  static CutLine to(int server, long bytes) throws IOException {
    var line =
        new CutLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server, bytes);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (true) {
      try {
        var near = listener.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> carry(near, far, left));
        Thread.ofVirtual().start(() -> carry(far, near, new AtomicLong(Long.MAX_VALUE)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void carry(Socket from, Socket to, AtomicLong most) {
    var buffer = new byte[8192];
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (most.addAndGet(-read) < 0) {
          listener.close();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
