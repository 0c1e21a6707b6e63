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

/// What the key registry of a tree says of its encrypted files. It is read once, by the first of
/// them or before. Thread-safe.
final class Registered {
  private final Gate gate;
  private final Neighbours files;
  private final Path root;
  private Optional<RegistryCheck> check = Optional.empty();

  Registered(Gate gate, Neighbours files, Path root) {
    this.gate = gate;
    this.files = files;
    this.root = root;
  }

  /// What it says of a file.
  ///
  /// @param result is told of a registry that cannot be read
  List<Violation> check(CheckedFile file, ScanResult result) throws IOException {
    try {
      return check().check(file);
    } catch (YamlException e) {
      result.unchecked(Registry.PATH, String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  /// Reads it, if nobody did.
  synchronized RegistryCheck check() throws IOException, YamlException {
    if (check.isEmpty()) {
      check = Optional.of(RegistryCheck.of(files, root, gate.today()));
    }
    return check.get();
  }
}
