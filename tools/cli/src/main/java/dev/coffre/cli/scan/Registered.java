package dev.coffre.cli.scan;

import dev.coffre.keys.Registry;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Neighbours;
import dev.coffre.policy.RegistryCheck;
import dev.coffre.policy.Violation;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the key registry of a tree says of its encrypted files. It is looked for when the first of
/// them comes, and read once; a commit without any never asks for it. Thread-safe.
final class Registered {
  private final Gate gate;
  private final Neighbours files;
  private final Path root;
  private Optional<Boolean> asked = Optional.empty();
  private Optional<RegistryCheck> check = Optional.empty();

  Registered(Gate gate, Neighbours files, Path root) {
    this.gate = gate;
    this.files = files;
    this.root = root;
  }

  /// Whether the tree has a registry.
  synchronized boolean isAsked() throws IOException {
    if (asked.isEmpty()) {
      asked = Optional.of(RegistryCheck.isAsked(files, root));
    }
    return asked.get();
  }

  /// What it says of a file.
  ///
  /// @param result is told of a registry that cannot be read
  synchronized List<Violation> check(CheckedFile file, ScanResult result) throws IOException {
    try {
      if (check.isEmpty()) {
        check = Optional.of(RegistryCheck.of(files, root, gate.today()));
      }
      return check.get().check(file);
    } catch (YamlException e) {
      result.unchecked(Registry.PATH, String.valueOf(e.getMessage()));
      return List.of();
    }
  }
}
