package dev.coffre.cli.sops;

import dev.coffre.sops.Format;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration file of a command: the one that `--config` names, or the `.sops.yaml` found
/// upwards from the current folder.
record Configuration(Optional<Path> file) {

  /// What a creation rule says.
  record Rule(
      List<List<MasterKey>> groups,
      int shamirThreshold,
      Map<Selector.Kind, String> selectors,
      boolean macOnlyEncrypted) {}

  static Configuration of(Call call) throws Failure {
    return new Configuration(Optional.empty());
  }

  /// Refuses to go on without a configuration file.
  void require() throws Failure {
    if (file.isEmpty()) {
      throw Failure.generic("config file not found");
    }
  }

  /// The file's name, for messages.
  String name() {
    return file.map(Path::toString).orElse("");
  }

  /// The layout of a format.
  Store.Layout layout(Format format) throws Failure {
    return new Store.Layout(format == Format.YAML ? 4 : -1);
  }

  /// The rule for `file`; empty without a configuration or without rules in it.
  Optional<Rule> rule(Path file) throws Failure {
    return Optional.empty();
  }
}
