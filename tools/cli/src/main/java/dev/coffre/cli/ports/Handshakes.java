package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.ports.seen.Handshake;
import dev.coffre.secret.Randomness;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import dev.coffre.wireguard.Initiation;
import dev.coffre.wireguard.MalformedPeerException;
import dev.coffre.wireguard.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// First messages of WireGuard handshakes, made here so that no key leaves this machine: the
/// vantage sends them and returns what comes back.
final class Handshakes implements AutoCloseable {
  private static final int TRIES = 3;

  private final Peer peer;
  private final Randomness randomness;
  private final Map<Handshake, List<Initiation>> sent = new HashMap<>();
  private Instant time;

  private Handshakes(Peer peer, Randomness randomness, Instant start) {
    this.peer = peer;
    this.randomness = randomness;
    this.time = start;
  }

  /// Those of the peer in a configuration of `wg-quick`, plain or encrypted with SOPS.
  static Handshakes of(Host host, String file) throws CommandException, FileFailure {
    try {
      var secret = SecretFile.read(host, file, Optional.empty());
      return new Handshakes(
          secret.isEncrypted() ? decrypted(host, secret) : plain(host, file),
          host.randomness(),
          host.clock().instant());
    } catch (MalformedPeerException e) {
      throw unusable(file, e);
    } catch (IOException | SopsException | StoreException e) {
      throw new FileFailure(file, e);
    }
  }

  private static Peer decrypted(Host host, SecretFile secret)
      throws SopsException, StoreException, MalformedPeerException {
    try (var open = new Vault(host).open(secret)) {
      return Peer.parse(new String(open.text(), StandardCharsets.UTF_8));
    }
  }

  private static Peer plain(Host host, String file) throws IOException, MalformedPeerException {
    var text = Files.readAllBytes(host.resolve(file));
    try {
      return Peer.parse(new String(text, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static CommandException unusable(String file, MalformedPeerException e) {
    return CommandException.failed(
        file + ": " + e.getMessage(),
        "it is a peer's configuration for wg-quick: PrivateKey, and the server's PublicKey");
  }

  /// What to send to a port until it answers, in hexadecimal. Each is later than the last.
  List<String> messages(InetAddress address, int port) {
    var initiations = new ArrayList<Initiation>();
    for (int i = 0; i < TRIES; i++) {
      time = time.plusMillis(1);
      initiations.add(Initiation.of(peer, randomness, time));
    }
    sent.put(new Handshake(address, port), initiations);
    return initiations.stream().map(Initiation::message).map(ProbePlan::hex).toList();
  }

  /// Whether an answer to one of the messages could only come from the server.
  boolean isProof(Handshake handshake, int attempt, byte[] answer) {
    var initiations = sent.getOrDefault(handshake, List.of());
    return attempt < initiations.size() && initiations.get(attempt).isAnsweredBy(answer);
  }

  @Override
  public void close() {
    sent.values().stream().flatMap(List::stream).forEach(Initiation::close);
    peer.close();
  }
}
