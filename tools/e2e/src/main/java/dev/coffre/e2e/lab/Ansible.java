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
  private final Path script;
  private final Path folder;

  Ansible(Checkout checkout, Engine engine, Keys keys, Path folder) {
    this.script = checkout.resolve("scripts/ansible");
    this.local =
        new Local(checkout.root())
            .with("DOCKER_HOST", engine.address().toString())
            .with("COFFRE_LAB_HOST", Place.HOST.container())
            .with("COFFRE_LAB_KEY", keys.publicKey())
            .with("SOPS_AGE_KEY_FILE", checkout.resolve("tools/testbed/keys/lab.agekey").toString())
            .with("COFFRE", BuiltImage.here().launcher("coffre").toString())
            .with("COFFRE_LAB_ARCHIVE", folder.resolve(ARCHIVE).toString())
            .with("COFFRE_LAB_PEER", Place.PEER.container())
            .with("ANSIBLE_NOCOLOR", "1");
    this.folder = folder;
  }

  /// Runs a playbook.
  ///
  /// @param log the name of the file that keeps what it says
  /// @param options further words, `--check` for instance
  public Played play(String log, String playbook, String... options) {
    var words = new ArrayList<String>();
    words.addAll(List.of(script.toString(), "ansible-playbook", "-i", "inventories/lab"));
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
