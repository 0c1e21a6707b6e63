package dev.coffre.e2e.ports;

import dev.coffre.e2e.lab.Engine;
import dev.coffre.e2e.lab.Patience;
import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A host and a vantage in containers on a network of their own, in IPv4 and IPv6. The host has
/// WireGuard, a web server, sshd, and a program on its loopback.
final class Pair implements AutoCloseable {
  private static final Patience BOOT = Patience.seconds(180);
  private static final Path IMAGE = Checkout.here().resolve("tools/testbed/target/images/host");

  private static final List<String> MACHINE =
      List.of(
          ("run -d --cap-add ALL --cap-drop SYS_RESOURCE --cap-drop SYS_TIME --security-opt"
                  + " seccomp=unconfined --security-opt apparmor=unconfined --cgroupns host -v"
                  + " /sys/fs/cgroup:/sys/fs/cgroup:rw --tmpfs /run --tmpfs /run/lock --device"
                  + " /dev/net/tun --sysctl net.ipv4.icmp_ratelimit=0 --network")
              .split(" "));

  private static final String CONTRACT =
      """
      networks: {vpn: [10.77.0.0/24], pods: [10.42.0.0/16]}
      ports:
        - {name: wireguard, owner: w, protocol: udp, port: 51830, families: [ipv4, ipv6], reachable_from: [public], proof: handshake, why: the way in}
        - {name: web, owner: w, protocol: tcp, port: 8443, families: [ipv4, ipv6], reachable_from: [public], why: a page}
        - {name: ssh, owner: w, protocol: tcp, port: 22, families: [ipv4, ipv6], reachable_from: [public], why: administration}
        - {name: metrics, owner: w, protocol: tcp, port: 9100, families: [ipv4], reachable_from: [loopback], why: figures}
      """;

  private static final String SERVE =
      """
      umask 077
      wg genkey >/root/server.key; wg genkey >/root/probe.key; wg genpsk >/root/shared.key
      wireguard-go wg0 >/dev/null 2>&1
      ip link set wg0 up
      wg set wg0 listen-port 51830 private-key /root/server.key peer "$(wg pubkey </root/probe.key)" \
        preshared-key /root/shared.key allowed-ips 10.77.0.250/32
      run() { name=$1; shift; systemd-run -q --unit "$name" "$@"; }
      run web socat TCP6-LISTEN:8443,fork,reuseaddr,ipv6only=0 EXEC:true
      run metrics socat TCP4-LISTEN:9100,bind=127.0.0.1,fork,reuseaddr EXEC:true
      until [ "$(ss -Hltn 'sport = :8443 or sport = :9100' | wc -l)" = 2 ]; do sleep 0.1; done
      printf '[Interface]\\nPrivateKey = %s\\n[Peer]\\nPublicKey = %s\\nPresharedKey = %s\\n' \
        "$(cat /root/probe.key)" "$(wg pubkey </root/server.key)" "$(cat /root/shared.key)"
      """;

  private final Engine engine;
  private final Path folder;
  private final String network;
  private final String host;
  private final String vantage;

  private Pair(Engine engine, Path folder, String network, String host, String vantage) {
    this.engine = engine;
    this.folder = folder;
    this.network = network;
    this.host = host;
    this.vantage = vantage;
  }

  /// @throws MissingPeerException without a container engine or the image
  static Pair start(Path folder) throws IOException, InterruptedException {
    var engine = Engine.find(Checkout.here());
    if (!Files.exists(IMAGE)) {
      throw new MissingPeerException("the image host", "scripts/testbed makes it");
    }
    var name = "coffre-ports-" + ProcessHandle.current().pid();
    var pair = new Pair(engine, folder, name, name + "-host", name + "-vantage");
    pair.docker(
            "network create --ipv6 --subnet fd00:c0ff:113::/64 --label dev.coffre.ports=1 " + name)
        .orFail();
    try {
      pair.boot(pair.host);
      pair.boot(pair.vantage);
      pair.configure();
      return pair;
    } catch (IOException | InterruptedException | RuntimeException e) {
      pair.close();
      throw e;
    }
  }

  private Ran docker(String words) throws IOException, InterruptedException {
    return docker(List.of(words.split(" ")), "");
  }

  private Ran docker(List<String> words, String input) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker", "--host", engine.address().toString()));
    command.addAll(words);
    return Ran.of(folder, command, input);
  }

  private void boot(String machine) throws IOException, InterruptedException {
    var command = new ArrayList<>(MACHINE);
    command.addAll(List.of(network, "--label", "dev.coffre.ports=1", "--name", machine));
    command.add(Files.readString(IMAGE).strip());
    docker(command, "").orFail();
    BOOT.until(
        machine + " to boot",
        () -> state(machine),
        state -> state.matches("(running|degraded)\\s*"));
  }

  private String state(String machine) {
    try {
      return docker("exec " + machine + " systemctl is-system-running --wait").out();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + machine + " was starting", e);
    }
  }

  private void configure() throws IOException, InterruptedException {
    Ran.of(folder, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "key"), "")
        .orFail();
    var key = Files.readString(folder.resolve("key.pub"));
    var known = new StringBuilder();
    for (var machine : List.of(host, vantage)) {
      in(
          machine,
          "mkdir -p /root/.ssh; cat >/root/.ssh/authorized_keys; chmod -R go= /root/.ssh",
          key);
      var own =
          in(machine, "systemctl start ssh; cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub", "");
      known.append(address(machine, "IPAddress")).append(' ').append(own).append('\n');
    }
    write("inventory/known_hosts", known.toString());
    write("probe.conf", in(host, SERVE, "") + "\n");
    write("ports.yaml", CONTRACT);
    write("inventory/hosts.yml", inventory(22));
  }

  /// The inventory, with a port for the vantage's SSH.
  String inventory(int port) throws IOException, InterruptedException {
    return """
    platform:
      hosts:
        host:
          ansible_host: %s
          coffre_addresses: {public: [%s, "%s"]}
          coffre_engine_addresses: [127.0.0.11]
    vantages:
      hosts:
        vantage: {ansible_host: %s, ansible_port: %d}
    """
        .formatted(
            address(host, "IPAddress"),
            address(host, "IPAddress"),
            address(host, "GlobalIPv6Address"),
            address(vantage, "IPAddress"),
            port);
  }

  private String address(String machine, String field) throws IOException, InterruptedException {
    var format = "{{range .NetworkSettings.Networks}}{{." + field + "}}{{end}}";
    return docker(List.of("inspect", "-f", format, machine), "").orFail();
  }

  /// The host's address as others see it.
  String ipv6() throws IOException, InterruptedException {
    return address(host, "GlobalIPv6Address");
  }

  /// The vantage's.
  String vantageAddress(String field) throws IOException, InterruptedException {
    return address(vantage, field);
  }

  void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String in(String machine, String script, String input)
      throws IOException, InterruptedException {
    return docker(List.of("exec", "-i", machine, "bash", "-ec", script), input).orFail();
  }

  /// Runs a script on the host, which must succeed.
  String onHost(String script) throws IOException, InterruptedException {
    return in(host, script, "");
  }

  /// Runs a script on the vantage, which must succeed.
  String onVantage(String script) throws IOException, InterruptedException {
    return in(vantage, script, "");
  }

  /// Runs `coffre verify ports`.
  Ran verify(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<>(BuiltProgram.here().command("coffre"));
    command.addAll(
        List.of(
            ("verify ports --contract ports.yaml --inventory inventory --identity key --from"
                    + " vantage --peer probe.conf --rate 20000")
                .split(" ")));
    command.addAll(List.of(more));
    return Ran.of(folder, command, "");
  }

  @Override
  public void close() throws IOException {
    try {
      docker("rm -f -v " + host + " " + vantage);
      docker("network rm " + network);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the containers were removed", e);
    }
  }
}
