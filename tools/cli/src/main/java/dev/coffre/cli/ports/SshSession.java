package dev.coffre.cli.ports;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.Session;
import dev.coffre.cli.CommandException;
import dev.coffre.ports.inventory.InventoryHost;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A host that was logged in to. Closing ends what still runs there.
final class SshSession implements AutoCloseable {
  private static final int PATIENCE = 15_000; // ms, of the network
  private static final int POLL = 5; // ms
  private static final int UNANSWERED = 3;

  private final InventoryHost host;
  private final Session session;

  private SshSession(InventoryHost host, Session session) {
    this.host = host;
    this.session = session;
  }

  /// Logs in, with the host's key checked strictly.
  ///
  /// @param known the file of known hosts, as it is shown
  static SshSession open(JSch jsch, InventoryHost host, String known) throws CommandException {
    try {
      var session = jsch.getSession(host.user(), host.address(), host.port());
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "publickey");
      session.setServerAliveInterval(PATIENCE);
      session.setServerAliveCountMax(UNANSWERED);
      session.connect(PATIENCE);
      return new SshSession(host, session);
    } catch (JSchException e) {
      throw refused(host, known, e);
    }
  }

  private static CommandException refused(InventoryHost host, String known, JSchException failure) {
    return switch (failure) {
      case JSchUnknownHostKeyException _ ->
          CommandException.failed(
              host.name() + ": its host key is not in " + known,
              "compare the key with the one on its console, then add it");
      case JSchChangedHostKeyException _ ->
          CommandException.failed(
              host.name() + ": its host key is another than the one in " + known,
              "somebody may stand between; if the host was made anew, replace the line");
      default ->
          CommandException.failed(
              "%s: no SSH to %s@%s:%d: %s"
                  .formatted(
                      host.name(), host.user(), host.address(), host.port(), failure.getMessage()),
              "check ansible_host, ansible_port and ansible_user in the inventory, and the key");
    };
  }

  /// Runs a shell script as root and returns what it printed.
  String runAsRoot(String script) throws CommandException {
    var printed = new StringBuilder();
    run(asRoot("sh -s"), script, line -> printed.append(line).append('\n'));
    return printed.toString();
  }

  private String asRoot(String command) {
    return host.user().equals("root") ? command : "sudo -n " + command;
  }

  /// Runs a command to its end.
  ///
  /// @param input what it reads
  /// @param line is handed every line it prints, as it comes
  /// @throws CommandException if it fails, with what it said
  void run(String command, String input, Consumer<String> line) throws CommandException {
    ChannelExec channel = null;
    var errors = new ByteArrayOutputStream();
    try {
      channel = (ChannelExec) session.openChannel("exec");
      channel.setCommand(command);
      channel.setErrStream(errors);
      var output = channel.getInputStream();
      try (var reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
        send(channel, input);
        reader.lines().forEach(line);
      }
      requireSuccess(status(channel), errors);
    } catch (JSchException | IOException | InterruptedException e) {
      throw CommandException.failed(
          host.name() + ": the connection was lost: " + e.getMessage(), "run it again");
    } finally {
      if (channel != null) {
        channel.disconnect();
      }
    }
  }

  private static void send(ChannelExec channel, String input) throws JSchException, IOException {
    try (var writer = channel.getOutputStream()) {
      channel.connect(PATIENCE);
      writer.write(input.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// The status comes after the end of the output, and the library has no way to wait for it.
  private static int status(ChannelExec channel) throws InterruptedException {
    for (int waited = 0; !channel.isClosed() && waited < PATIENCE; waited += POLL) {
      Thread.sleep(POLL);
    }
    return channel.getExitStatus();
  }

  private void requireSuccess(int status, ByteArrayOutputStream errors) throws CommandException {
    if (status != 0) {
      var said = errors.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("nothing");
      throw CommandException.failed(
          host.name() + ": what was to run there ended with " + status + ", saying: " + said,
          status == 127 ? "install python3 there" : "");
    }
  }

  @Override
  public void close() {
    session.disconnect();
  }
}
