package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// A colleague's machine in the VPN: it has the program, a key that logs in to the host as
/// `operator` and to the vantage, an inventory, and a WireGuard peer that is there for probing.
public final class Colleague {
  private static final String INVENTORY =
      """
      platform:
        hosts:
          host:
            ansible_host: 10.77.0.1
            ansible_user: operator
            ansible_ssh_private_key_file: /root/id_ed25519
            coffre_addresses:
              public: [203.0.113.10, "2001:db8:113::10"]
              vpn: [10.77.0.1, "fd77::1"]
            coffre_engine_addresses: [127.0.0.11]
      vantages:
        hosts:
          vantage:
            ansible_host: 203.0.113.20
            ansible_user: root
            ansible_ssh_private_key_file: /root/id_ed25519
      """;

  private static final String UNPACK =
      """
      umask 077
      mkdir -p /opt/coffre /root/platform/.config/coffre /root/platform/inventory
      tar --extract --file /root/coffre.tar.gz --directory /opt/coffre --strip-components=1
      rm /root/coffre.tar.gz
      wg genkey >/root/probe.key
      wg pubkey </root/probe.key
      """;

  private final Machine machine;

  private Colleague(Machine machine) {
    this.machine = machine;
  }

  /// Sets the peer up; its WireGuard peer for probing is known to the host until it boots again.
  public static Colleague settle(Lab lab) {
    var checkout = Checkout.here();
    var machine = lab.peer();
    try {
      machine.write(
          "/root/coffre.tar.gz", Files.readAllBytes(lab.folder().resolve(Ansible.ARCHIVE)), 0600);
      String probe = machine.shell(UNPACK).orFail().out().strip();
      lab.host().run("wg", "set", "wg0", "peer", probe, "allowed-ips", "10.77.0.250/32").orFail();
      machine.write("/root/id_ed25519", Files.readString(lab.keys().key()), 0600);
      machine.write(
          "/root/platform/.config/coffre/ports.yaml",
          Files.readString(checkout.resolve(".config/coffre/ports.yaml")),
          0600);
      machine.write("/root/platform/inventory/hosts.yml", INVENTORY, 0600);
      machine.write(
          "/root/platform/inventory/known_hosts",
          Files.readString(lab.keys().knownHosts()).replace("203.0.113.10,", "10.77.0.1,"),
          0600);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String server = lab.host().run("wg", "show", "wg0", "public-key").orFail().out().strip();
    machine
        .shell(
            "printf '[Interface]\\nPrivateKey = %s\\n[Peer]\\nPublicKey = %s\\nEndpoint = %s\\n'"
                + " \"$(cat /root/probe.key)\" "
                + server
                + " 203.0.113.10:51830 >/root/probe.conf")
        .orFail();
    machine.run("git", "init", "--quiet", "/root/platform");
    return new Colleague(machine);
  }

  /// Runs `coffre verify ports`: every TCP port of the host's public addresses, from the vantage.
  public Said verifyPorts() {
    return machine.run(
        "env",
        "--chdir=/root/platform",
        "/opt/coffre/bin/coffre",
        "verify",
        "ports",
        "--inventory",
        "inventory",
        "--from",
        "vantage",
        "--peer",
        "/root/probe.conf",
        "--rate",
        "10000");
  }
}
