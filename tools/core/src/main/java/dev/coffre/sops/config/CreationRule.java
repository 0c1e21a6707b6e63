package dev.coffre.sops.config;

import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a creation rule says of the files it applies to.
///
/// @param groups the keys; a rule without any has one empty group, as in sops
/// @param selector absent if the rule names none
public record CreationRule(
    Optional<String> pathRegex,
    List<List<MasterKey>> groups,
    int shamirThreshold,
    Optional<Selector> selector,
    boolean macOnlyEncrypted) {
  public CreationRule {
    var copies = new ArrayList<List<MasterKey>>();
    groups.forEach(group -> copies.add(List.copyOf(group)));
    groups = List.copyOf(copies);
  }

  /// The rule as it stands, with the default selector if it names none.
  public Recipe recipe() {
    return new Recipe(groups, shamirThreshold, selector.orElse(Selector.DEFAULT), macOnlyEncrypted);
  }
}
