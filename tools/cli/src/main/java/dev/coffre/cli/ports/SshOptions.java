package dev.coffre.cli.ports;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.ports.inventory.InventoryHost;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
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
    var jsch = new JSch();
    var known = knownHosts(host, inventory);
    try {
      jsch.setKnownHosts(known.toString());
      addKey(jsch, host, target);
    } catch (JSchException | AgentProxyException | IOException e) {
      throw CommandException.failed(
          target.name() + ": no key to log in with: " + e.getMessage(),
          "name one with --identity FILE, in the format of OpenSSH");
    }
    return SshSession.open(jsch, target, host.shown(known));
  }

  private Path knownHosts(Host host, Path inventory) throws CommandException {
    var own = inventory.resolve("known_hosts");
    var file =
        knownHosts
            .map(host::resolve)
            .orElse(Files.exists(own) ? own : home(host).resolve(".ssh/known_hosts"));
    if (!Files.isReadable(file)) {
      throw CommandException.failed(
          host.shown(file) + " cannot be read, so no host can be recognised",
          "write the hosts' keys there, from their consoles: ssh-keyscan only tells who answers");
    }
    return file;
  }

  private void addKey(JSch jsch, Host host, InventoryHost target)
      throws JSchException, AgentProxyException, IOException {
    var agent = host.environment().getOrDefault("SSH_AUTH_SOCK", "");
    var named = identity.or(() -> Optional.of(target.key()).filter(key -> !key.isEmpty()));
    if (named.isEmpty() && !agent.isEmpty()) {
      jsch.setIdentityRepository(
          new AgentIdentityRepository(new SSHAgentConnector(Path.of(agent))));
      return;
    }
    var file = file(host, named.orElse("~/.ssh/id_ed25519"));
    if (!KeyPair.load(jsch, file.toString()).isEncrypted()) {
      jsch.addIdentity(file.toString());
      return;
    }
    try (SecretBytes typed =
        host.terminal().readHidden("passphrase of " + host.shown(file) + ": ")) {
      var passphrase = typed.expose(byte[]::clone);
      jsch.addIdentity(file.toString(), passphrase);
    }
  }

  private static Path file(Host host, String name) {
    return name.startsWith("~/") ? home(host).resolve(name.substring(2)) : host.resolve(name);
  }

  private static Path home(Host host) {
    return Path.of(host.environment().getOrDefault("HOME", "/"));
  }
}
