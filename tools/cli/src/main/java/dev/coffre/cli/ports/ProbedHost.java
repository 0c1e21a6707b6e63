package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.ports.inventory.InventoryHost;
import dev.coffre.ports.seen.HostScript;
import dev.coffre.ports.seen.HostView;
import dev.coffre.ports.seen.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;

/// The host that is probed, asked for what it knows of itself.
final class ProbedHost implements AutoCloseable {
  private static final String HINT = "; --outside-only does without the host's own view";

  private final InventoryHost host;
  private final Optional<SshSession> session;

  /// @param without whether it is not to be asked
  ProbedHost(Host machine, SshOptions ssh, Path inventory, InventoryHost host, boolean without)
      throws CommandException {
    this.host = host;
    this.session = without ? Optional.empty() : Optional.of(connect(machine, ssh, inventory, host));
  }

  private static SshSession connect(
      Host machine, SshOptions ssh, Path inventory, InventoryHost host) throws CommandException {
    try {
      return ssh.connect(machine, host, inventory);
    } catch (CommandException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()), e.hint().orElse("log in to it") + HINT);
    }
  }

  /// What it says now; empty if it is not to be asked.
  Optional<HostView> view() throws CommandException {
    if (session.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(HostScript.read(session.get().runAsRoot(HostScript.TEXT), host.engine()));
    } catch (UnreadableException e) {
      throw CommandException.failed(
          host.name() + ": " + e.getMessage(), "correct it on the host" + HINT);
    }
  }

  @Override
  public void close() {
    session.ifPresent(SshSession::close);
  }
}
