package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How each file is to be encrypted: as its creation rule says, or for recipients of the command
/// line. Thread-safe.
final class Recipes {
  private static final String HINT = "add one to .sops.yaml, or pass --recipient";

  private final Host host;
  private final List<MasterKey> recipients;
  private final CreationRules rules;

  /// @param recipients age recipients that take the place of the rule's keys; none to use those
  Recipes(Host host, List<String> recipients) {
    this.host = host;
    this.recipients = recipients.stream().map(MasterKey::age).toList();
    this.rules = new CreationRules(host);
  }

  /// The recipe for a file.
  ///
  /// @param file empty for what has no name, to which no rule applies
  /// @throws CommandException if neither a rule nor the command line names its keys
  /// @throws ConfigException if the rules cannot be read
  Recipe recipe(Optional<String> file) throws CommandException, ConfigException {
    Optional<CreationRule> rule = file.isPresent() ? rule(file.get()) : Optional.empty();
    if (file.isEmpty() && recipients.isEmpty()) {
      throw nameless();
    }
    if (!recipients.isEmpty()) {
      var selector = rule.flatMap(CreationRule::selector).orElse(Selector.DEFAULT);
      boolean macOnly = rule.map(CreationRule::macOnlyEncrypted).orElse(false);
      return new Recipe(List.of(recipients), 0, selector, macOnly);
    }
    return rule.map(CreationRule::recipe)
        .orElseThrow(() -> CommandException.failed("there is no creation rule for it", HINT));
  }

  private static CommandException nameless() {
    return CommandException.usage(
        "standard input has no name that a creation rule could match",
        "pass --name FILE, or --recipient");
  }

  private Optional<CreationRule> rule(String file) throws CommandException, ConfigException {
    try {
      return rules.forFile(host.resolve(file));
    } catch (ConfigException.NoMatchingRule e) {
      if (!recipients.isEmpty()) {
        return Optional.empty();
      }
      throw CommandException.failed(
          "no creation rule matches " + e.path() + ": tried " + String.join(" ", e.tried()), HINT);
    }
  }

  /// Those of `files` that the path_regex of a creation rule matches: a rule without one applies to
  /// everything, a README too, and selects nothing by itself.
  ///
  /// @throws CommandException if there are no rules at all
  List<String> selected(List<String> files) throws CommandException, ConfigException {
    var selected = new ArrayList<String>();
    boolean anyRules = false;
    for (String file : files) {
      try {
        Optional<CreationRule> rule = rules.forFile(host.resolve(file));
        anyRules |= rule.isPresent();
        rule.flatMap(CreationRule::pathRegex).ifPresent(regex -> selected.add(file));
      } catch (ConfigException.NoMatchingRule e) {
        anyRules = true;
      }
    }
    if (!anyRules && !files.isEmpty()) {
      throw CommandException.failed(
          "there are no creation rules that say which files to encrypt",
          "'coffre init' writes a .sops.yaml");
    }
    return selected;
  }
}
