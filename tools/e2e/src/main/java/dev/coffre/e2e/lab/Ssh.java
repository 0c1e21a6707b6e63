package dev.coffre.e2e.lab;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A connection to a machine as a colleague makes it: by key, and only to a machine whose host key
/// is known. Not thread-safe.
public final class Ssh implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 15_000;

  private final String target;
  private final Session session;

  private Ssh(String target, Session session) {
    this.target = target;
    this.session = session;
  }

  /// Connects to port 22.
  ///
  /// @param key a private key without passphrase
  /// @param knownHosts as OpenSSH keeps it; a machine that is not in it is refused
  /// @throws JSchException if the machine cannot be reached, is not the known one, or refuses the
  ///   key
  public static Ssh connect(String user, String address, Path key, Path knownHosts)
      throws JSchException {
    var ssh = new JSch();
    ssh.addIdentity(key.toString());
    ssh.setKnownHosts(knownHosts.toString());
    var session = ssh.getSession(user, address, 22);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey");
    session.connect(TIMEOUT_MILLIS);
    return new Ssh(user + "@" + address, session);
  }

  /// Runs a command line to its end.
  public Said run(String command) {
    try {
      var channel = (ChannelExec) session.openChannel("exec");
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      channel.setCommand(command);
      channel.setErrStream(err);
      try (OutputStream sink = out) {
        var stream = channel.getInputStream();
        channel.connect(TIMEOUT_MILLIS);
        stream.transferTo(sink);
      }
      Patience.seconds(10).until("the end of " + command, channel::isClosed, closed -> closed);
      channel.disconnect();
      return new Said(
          target + ": " + command,
          channel.getExitStatus(),
          out.toString(StandardCharsets.UTF_8),
          err.toString(StandardCharsets.UTF_8));
    } catch (JSchException | IOException e) {
      throw new LabException(target + " did not run `" + command + "`: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    session.disconnect();
  }
}
