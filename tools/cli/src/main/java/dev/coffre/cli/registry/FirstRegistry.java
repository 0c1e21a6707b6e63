package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.cli.scan.Gate;
import dev.coffre.keys.Registry;
import dev.coffre.keys.RegistryText;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import dev.coffre.yaml.YamlException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The registry that a repository begins with: one team that reads what `.sops.yaml` selects.
final class FirstRegistry {
  private static final String ANY_ENCRYPTED = "\\.sops\\.[^./]+$";

  private FirstRegistry() {}

  static RegistryFile of(Host host, String team) throws CommandException, FileFailure {
    var root = Gate.of(host).root();
    var rules = root.resolve(".sops.yaml");
    try {
      var text =
          RegistryText.first(team, Files.exists(rules) ? paths(rules) : List.of(ANY_ENCRYPTED));
      return new RegistryFile(root, text, Registry.parse(Registry.PATH, text));
    } catch (ConfigException e) {
      throw new FileFailure(".sops.yaml", e);
    } catch (YamlException e) {
      throw CommandException.usage("--team: " + e.getMessage(), "");
    }
  }

  private static List<String> paths(java.nio.file.Path rules) throws ConfigException {
    var paths = new ArrayList<String>();
    for (var rule : SopsConfig.load(rules, Strictness.STRICT).rules()) {
      paths.add(rule.pathRegex().orElse(""));
    }
    return paths.isEmpty() ? List.of(ANY_ENCRYPTED) : paths;
  }
}
