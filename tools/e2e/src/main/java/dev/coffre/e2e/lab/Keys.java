package dev.coffre.e2e.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The SSH key that is made for one lab, and the host keys of its machines.
///
/// @param folder holds `id_ed25519`, its public half and `known_hosts`
public record Keys(Path folder) {

  /// Makes a key of its own for a lab.
  static Keys make(Path folder) {
    var keys = new Keys(folder);
    new Local(folder)
        .run(
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            "coffre-lab",
            "-f",
            keys.key().toString())
        .orFail();
    return keys;
  }

  /// The private key, readable by its owner alone.
  public Path key() {
    return folder.resolve("id_ed25519");
  }

  /// Its public half, as `authorized_keys` has it.
  String publicKey() {
    try {
      return Files.readString(folder.resolve("id_ed25519.pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The host keys of the lab's machines, learnt through the engine and not over the network.
  public Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  /// Lets the key into a machine, and takes note of the machine's own.
  void exchange(List<Machine> machines) {
    var known = new ArrayList<String>();
    try {
      for (var machine : machines) {
        machine.shell("install -d -m 0700 /root/.ssh").orFail();
        machine.write("/root/.ssh/authorized_keys", publicKey() + "\n", 0600);
        String key = machine.run("cat", "/etc/ssh/ssh_host_ed25519_key.pub").orFail().out().strip();
        known.add(machine.place().ipv4() + "," + machine.place().ipv6() + " " + key);
      }
      Files.write(knownHosts(), known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
