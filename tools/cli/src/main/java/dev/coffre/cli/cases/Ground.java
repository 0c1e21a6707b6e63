package dev.coffre.cli.cases;

import dev.coffre.cases.HolderPast;
import dev.coffre.cases.Present;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.cli.scan.Gate;
import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.policy.Glance;
import dev.coffre.scan.input.FileTree;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.Sops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What cases are made of: the history of a repository, its files, and the caller's keys.
record Ground(RegistryFile registry, Repository repository, KeyRing keys, Sops sops)
    implements AutoCloseable {

  static Ground of(Host host, RegistryFile registry) throws CommandException, FileFailure {
    try {
      var repository = Gate.repository(host, registry.root());
      if (!repository.shallow().isEmpty()) {
        repository.close();
        throw CommandException.failed(
            "the history is cut off: what was in it cannot be listed", "git fetch --unshallow");
      }
      var sops = new Sops(host.randomness(), host.clock());
      return new Ground(registry, repository, KeysAtHand.of(host, "coffre"), sops);
    } catch (GitException e) {
      throw new FileFailure(host.shown(registry.root()), e);
    }
  }

  /// All that a holder could ever read.
  HolderPast past(String holder, Set<String> keysNow) throws FileFailure {
    try {
      return HolderPast.of(repository, path(registry.file()), holder, keysNow, keys::recover, sops);
    } catch (GitException e) {
      throw new FileFailure("history", e);
    }
  }

  /// The files as they are now.
  Present present() throws FileFailure {
    var present = Present.empty();
    try {
      for (var file : FileTree.filesNotIgnored(registry.root())) {
        var content = Files.readAllBytes(file);
        if (Glance.isSealed(content)) {
          present.add(path(file), content, keys::recover, sops);
        }
      }
      return present;
    } catch (IOException e) {
      throw new FileFailure(registry.root().toString(), e);
    }
  }

  private String path(Path file) {
    var top = repository.layout().workTree().orElse(registry.root());
    return top.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public void close() {
    repository.close();
  }
}
