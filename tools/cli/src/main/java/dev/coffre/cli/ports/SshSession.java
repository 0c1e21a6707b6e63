package dev.coffre.cli.ports;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
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

  private final InventoryHost host;
  private final Session session;

  SshSession(InventoryHost host, Session session) {
    this.host = host;
    this.session = session;
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
