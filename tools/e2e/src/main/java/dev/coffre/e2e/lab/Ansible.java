package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the repository's playbooks against the lab, through `scripts/ansible` and the inventory
/// `lab`. What each run says is kept in the lab's folder.
public final class Ansible {
  /// In the lab's folder, what role `coffre` installs: the built program, packed; its SHA-256
  /// beside it.
  public static final String ARCHIVE = "coffre.tar.gz";

  private final Local local;
  private final Checkout checkout;
  private final Path folder;
  private final String inventory;

  Ansible(Checkout checkout, Engine engine, Keys keys, Path folder) {
    this(environment(checkout, engine, keys, folder), checkout, folder, "inventories/lab");
  }

  private Ansible(Local local, Checkout checkout, Path folder, String inventory) {
    this.local = local;
    this.checkout = checkout;
    this.folder = folder;
    this.inventory = inventory;
  }

  private static Local environment(Checkout checkout, Engine engine, Keys keys, Path folder) {
    return new Local(checkout.root())
        .with("DOCKER_HOST", engine.address().toString())
        .with("COFFRE_LAB_HOST", Place.HOST.container())
        .with("COFFRE_LAB_KEY", keys.publicKey())
        .with("SOPS_AGE_KEY_FILE", checkout.resolve("tools/testbed/keys/lab.agekey").toString())
        .with("COFFRE", BuiltImage.here().launcher("coffre").toString())
        .with("COFFRE_LAB_ARCHIVE", folder.resolve(ARCHIVE).toString())
        .with("COFFRE_LAB_PEER", Place.PEER.container())
        .with("COFFRE_LAB_VANTAGE", Place.VANTAGE.container())
        .with("ANSIBLE_NOCOLOR", "1");
  }

  /// The same with a copy of the inventory, for playbooks that write into it.
  ///
  /// @param name of the copy, in the lab's folder
  public Ansible withOwnInventory(String name) {
    Path copy = folder.resolve(name);
    local.run("cp", "-r", "infra/ansible/inventories/lab", copy.toString()).orFail();
    return new Ansible(local, checkout, folder, copy.toString());
  }

  /// The same with another program for k3s: a folder as the testbed builds it.
  public Ansible withK3s(Path built) {
    return new Ansible(local.with("COFFRE_LAB_K3S", built.toString()), checkout, folder, inventory);
  }

  /// Where the inventory is that this one uses, seen from `infra/ansible`.
  public Path inventory() {
    return Path.of(inventory);
  }

  /// Where playbooks run, with all that the inventory asks of the environment.
  public Local local() {
    return local;
  }

  /// Runs a script of `infra/ansible/tests` against the lab.
  public Said test(String name) {
    return local.run(checkout.resolve("infra/ansible/tests").resolve(name).toString());
  }

  /// Runs a playbook.
  ///
  /// @param log the name of the file that keeps what it says
  /// @param options further words, `--check` for instance
  public Played play(String log, String playbook, String... options) {
    var words = new ArrayList<String>();
    String script = checkout.resolve("scripts/ansible").toString();
    words.addAll(List.of(script, "ansible-playbook", "-i", inventory));
    words.addAll(List.of(options));
    words.add("playbooks/" + playbook);
    var said = local.run(words.toArray(String[]::new));
    Path file = folder.resolve(log + ".log");
    try {
      Files.writeString(file, said.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Played(said, file);
  }
}
