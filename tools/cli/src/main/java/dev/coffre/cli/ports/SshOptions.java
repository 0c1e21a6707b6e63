package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.cli.ssh.SshLogin;
import dev.coffre.ports.inventory.InventoryHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// With which key hosts are logged in to, and by which keys they are known.
final class SshOptions {
  private Optional<String> identity = Optional.empty();
  private Optional<String> knownHosts = Optional.empty();

  void declare(Options options) {
    options
        .value(
            List.of("--identity"),
            "FILE",
            "The private key to log in with; ansible_ssh_private_key_file, ssh's agent or"
                + " ~/.ssh/id_ed25519 if not given.",
            given -> identity = Optional.of(given))
        .value(
            List.of("--known-hosts"),
            "FILE",
            "The hosts' own keys; known_hosts of the inventory or ~/.ssh/known_hosts if not"
                + " given. A host that is not in it is refused.",
            given -> knownHosts = Optional.of(given));
  }

  /// Logs in to a host.
  ///
  /// @param inventory the folder of the inventory
  SshSession connect(Host host, InventoryHost target, Path inventory) throws CommandException {
    var named = identity.or(() -> Optional.of(target.key()).filter(key -> !key.isEmpty()));
    var login =
        new SshLogin(
            target.name(),
            target.user(),
            target.address(),
            target.port(),
            named.map(file -> SshLogin.file(host, host.directory(), file)),
            knownHosts(host, inventory),
            "check ansible_host, ansible_port and ansible_user in the inventory, and the key: --identity"
                + " FILE, in the format of OpenSSH");
    return new SshSession(target, login.open(host));
  }

  private Path knownHosts(Host host, Path inventory) {
    var own = inventory.resolve("known_hosts");
    return knownHosts
        .map(host::resolve)
        .orElse(Files.exists(own) ? own : SshLogin.usualKnownHosts(host));
  }
}
