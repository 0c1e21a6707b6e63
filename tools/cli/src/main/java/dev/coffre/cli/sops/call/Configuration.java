package dev.coffre.cli.sops.call;

import dev.coffre.sops.Format;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.ConfigLookup;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import dev.coffre.sops.store.Store;
import java.nio.file.Path;
import java.util.Optional;

/// The configuration of a command: the file that `--config` names, or the `.sops.yaml` found
/// upwards from the current folder. Fields that sops does not know are ignored.
///
/// @param file empty if there is none, which most commands do without
public record Configuration(Optional<Path> file) {

  /// Looks for the file, and warns of one that only seems to be it.
  public static Configuration of(Call call) {
    var named = call.program().text("config");
    if (!named.isEmpty()) {
      return new Configuration(Optional.of(call.path(named)));
    }
    var lookup = ConfigLookup.from(call.host().directory());
    lookup.warning().ifPresent(call.log()::warn);
    return new Configuration(lookup.file());
  }

  /// The file's path.
  ///
  /// @throws Failure if there is no file
  public Path require() throws Failure {
    return file.orElseThrow(() -> Failure.generic("config file not found"));
  }

  /// The layout of a format.
  ///
  /// @throws Failure if the file is no configuration
  public Store.Layout layout(Format format) throws Failure {
    try {
      return file.isEmpty() ? format.layout() : load(file.get()).layout(format);
    } catch (ConfigException e) {
      throw failure(e);
    }
  }

  /// The rule for `target`; empty without a configuration, or without rules in it.
  ///
  /// @throws Failure if there are rules and none applies, or the file is no configuration
  public Optional<CreationRule> rule(Path target) throws Failure {
    try {
      return file.isEmpty() ? Optional.empty() : load(file.get()).ruleFor(target);
    } catch (ConfigException e) {
      throw failure(e);
    }
  }

  private static SopsConfig load(Path file) throws ConfigException {
    return SopsConfig.load(file, Strictness.TOLERANT);
  }

  private static Failure failure(ConfigException e) {
    return Failure.generic(String.valueOf(e.getMessage()));
  }
}
