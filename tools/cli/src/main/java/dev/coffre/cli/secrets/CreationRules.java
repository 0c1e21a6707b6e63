package dev.coffre.cli.secrets;

import dev.coffre.cli.Host;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.ConfigLookup;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The creation rules of the `.sops.yaml` that holds for a file: `$SOPS_CONFIG`, else the nearest
/// in the file's folder or above, else the nearest from the current folder. Each is read once, and
/// strictly: an unknown field is an error. Thread-safe.
public final class CreationRules {
  private final Host host;
  private final Map<Path, SopsConfig> read = new HashMap<>();

  /// For the files of `host`.
  public CreationRules(Host host) {
    this.host = host;
  }

  /// The rule for a file; empty if there is no configuration, or it has no rules.
  ///
  /// @throws ConfigException.NoMatchingRule if it has rules and none applies
  public synchronized Optional<CreationRule> forFile(Path file) throws ConfigException {
    Optional<Path> found = configuration(file);
    return found.isPresent() ? config(found.get()).ruleFor(file) : Optional.empty();
  }

  private Optional<Path> configuration(Path file) {
    String named = host.environment().getOrDefault("SOPS_CONFIG", "");
    if (!named.isEmpty()) {
      return Optional.of(host.resolve(named));
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    return ConfigLookup.from(folder).file().or(() -> ConfigLookup.from(host.directory()).file());
  }

  private SopsConfig config(Path file) throws ConfigException {
    var known = read.get(file);
    if (known != null) {
      return known;
    }
    var loaded = SopsConfig.load(file, Strictness.STRICT);
    read.put(file, loaded);
    return loaded;
  }
}
