package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An SSH server of the tests' own on a loopback port: its key, the key that opens it, nothing of
/// the machine's.
final class Sshd implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Path folder;
  private final int port;
  private final Process process;

  private Sshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /// @param sftp the command that serves files, such as `internal-sftp`
  static Sshd start(Path folder, String sftp) throws IOException, InterruptedException {
    var program = Peers.here().sshd();
    Files.createDirectories(folder);
    keygen(folder.resolve("host_key"));
    keygen(folder.resolve("id"));
    Files.copy(folder.resolve("id.pub"), folder.resolve("authorized_keys"));
    int port = freePort();
    Files.writeString(folder.resolve("config"), configuration(folder, port, sftp));
    makePrivilegeFolder();
    var process =
        new ProcessBuilder(
                program.toString(), "-D", "-e", "-f", folder.resolve("config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var sshd = new Sshd(folder, port, process);
    sshd.await();
    sshd.know(port);
    return sshd;
  }

  private static String configuration(Path folder, int port, String sftp) {
    return """
    ListenAddress 127.0.0.1
    Port %d
    HostKey %s
    AuthorizedKeysFile %s
    PidFile none
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    PermitRootLogin prohibit-password
    Subsystem sftp %s
    """
        .formatted(port, folder.resolve("host_key"), folder.resolve("authorized_keys"), sftp);
  }

  /// Root's sshd wants an empty folder that Debian makes when its service starts.
  private static void makePrivilegeFolder() throws IOException {
    if (user().equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
  }

  static void keygen(Path file) throws IOException, InterruptedException {
    Peers.requireOnPath("ssh-keygen");
    var command = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString());
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("ssh-keygen failed");
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
    }
  }

  private boolean answers() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Writes down that its key is what answers at a port.
  void know(int at) throws IOException {
    var key = Files.readString(folder.resolve("host_key.pub"), StandardCharsets.US_ASCII);
    var known = Files.exists(knownHosts()) ? Files.readString(knownHosts()) : "";
    Files.writeString(knownHosts(), known + "[127.0.0.1]:" + at + " " + key);
  }

  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  Path key() {
    return folder.resolve("id");
  }

  int port() {
    return port;
  }

  static String user() {
    return System.getProperty("user.name");
  }

  @Override
  public void close() {
    process.destroy();
  }
}
