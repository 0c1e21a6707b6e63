package dev.coffre.cli.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import com.jcraft.jsch.Session;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A host to log in to, and what with.
///
/// @param name as people know the host
/// @param identity the private key; without it ssh's agent or `~/.ssh/id_ed25519`
/// @param knownHosts the hosts' own keys
/// @param advice what to check if it does not work
public record SshLogin(
    String name,
    String user,
    String address,
    int port,
    Optional<Path> identity,
    Path knownHosts,
    String advice) {
  private static final int PATIENCE = 15_000; // ms, of the network
  private static final int UNANSWERED = 3;

  /// The user's file of known hosts.
  public static Path usualKnownHosts(Host host) {
    return home(host).resolve(".ssh/known_hosts");
  }

  /// The path that a word means, in which `~/` is the user's home.
  public static Path file(Host host, Path root, String name) {
    return name.startsWith("~/") ? home(host).resolve(name.substring(2)) : root.resolve(name);
  }

  private static Path home(Host host) {
    return Path.of(host.environment().getOrDefault("HOME", "/"));
  }

  /// Logs in, with the host's key checked strictly. Whoever calls disconnects.
  public Session open(Host host) throws CommandException {
    if (!Files.isReadable(knownHosts)) {
      throw CommandException.failed(
          host.shown(knownHosts) + " cannot be read, so no host can be recognised",
          "write the hosts' keys there, from their consoles: ssh-keyscan only tells who answers");
    }
    var jsch = keys(host);
    try {
      var session = jsch.getSession(user, address, port);
      session.setConfig("StrictHostKeyChecking", "yes");
      session.setConfig("PreferredAuthentications", "publickey");
      session.setServerAliveInterval(PATIENCE);
      session.setServerAliveCountMax(UNANSWERED);
      session.connect(PATIENCE);
      return session;
    } catch (JSchException e) {
      throw refused(host, e);
    }
  }

  private JSch keys(Host host) throws CommandException {
    var jsch = new JSch();
    try {
      jsch.setKnownHosts(knownHosts.toString());
      addKey(jsch, host);
      return jsch;
    } catch (JSchException | AgentProxyException | IOException e) {
      throw CommandException.failed(name + ": no key to log in with: " + e.getMessage(), advice);
    }
  }

  private void addKey(JSch jsch, Host host) throws JSchException, AgentProxyException, IOException {
    var agent = host.environment().getOrDefault("SSH_AUTH_SOCK", "");
    if (identity.isEmpty() && !agent.isEmpty()) {
      jsch.setIdentityRepository(
          new AgentIdentityRepository(new SSHAgentConnector(Path.of(agent))));
      return;
    }
    var file = identity.orElse(home(host).resolve(".ssh/id_ed25519"));
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

  private CommandException refused(Host host, JSchException failure) {
    var known = host.shown(knownHosts);
    return switch (failure) {
      case JSchUnknownHostKeyException _ ->
          CommandException.failed(
              name + ": its host key is not in " + known,
              "compare the key with the one on its console, then add it");
      case JSchChangedHostKeyException _ ->
          CommandException.failed(
              name + ": its host key is another than the one in " + known,
              "somebody may stand between; if the host was made anew, replace the line");
      default ->
          CommandException.failed(
              "%s: no SSH to %s@%s:%d: %s"
                  .formatted(name, user, address, port, failure.getMessage()),
              advice);
    };
  }
}
