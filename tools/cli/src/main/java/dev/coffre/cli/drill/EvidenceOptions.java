package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.cli.backup.PlanFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The options that say where evidence is.
final class EvidenceOptions {
  /// Where public keys lie in a repository.
  static final String KEYS = ".config/coffre/drill-keys";

  private static final String CHAINS = "docs/evidence";

  private Optional<String> folder = Optional.empty();
  private Optional<String> keys = Optional.empty();
  private Optional<String> heads = Optional.empty();

  void declare(Options options) {
    options
        .value(
            List.of("--evidence"),
            "DIR",
            "Where evidence is kept; docs/evidence of the repository if not given.",
            given -> folder = Optional.of(given))
        .value(
            List.of("--keys"),
            "DIR",
            "The public keys; .config/coffre/drill-keys of the repository if not given.",
            given -> keys = Optional.of(given))
        .value(
            List.of("--heads"),
            "DIR",
            "Where the heads of the chains are; refs/coffre/evidence/* of Git if not given.",
            given -> heads = Optional.of(given));
  }

  /// Where they say, for a plan's repository.
  EvidenceFolder read(Host host, PlanFile plan) {
    return read(host, plan.root());
  }

  /// Where they say; without a plan, paths start from the current folder.
  EvidenceFolder read(Host host) throws CommandException, FileFailure {
    if (folder.isPresent() && keys.isPresent()) {
      return read(host, host.directory());
    }
    return read(host, PlanFile.read(host).root());
  }

  private EvidenceFolder read(Host host, Path root) {
    return new EvidenceFolder(
        host,
        folder.map(host::resolve).orElse(root.resolve(CHAINS)),
        keys.map(host::resolve).orElse(root.resolve(KEYS)),
        heads
            .<HeadStore>map(path -> new FolderHeads(host, host.resolve(path)))
            .orElse(new GitHeads(host, root)));
  }
}
