package dev.coffre.ports.seen;

import dev.coffre.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The chains, rules, sets and maps of nft's JSON.
final class NftRuleset {
  private final List<Chain> entrances = new ArrayList<>();
  private final Map<Chain, List<List<JsonValue>>> rules = new HashMap<>();
  private final Map<Chain, List<JsonValue>> elements = new HashMap<>();

  /// A chain, a set or a map.
  ///
  /// @param table its family and table: `ip nat`
  record Chain(String table, String name) {}

  private NftRuleset() {}

  /// @throws UnreadableException if this is no ruleset
  static NftRuleset of(JsonValue json) throws UnreadableException {
    var objects =
        json.field("nftables").orElseThrow(() -> new UnreadableException("nft printed no ruleset"));
    var ruleset = new NftRuleset();
    for (var object : objects.items()) {
      object.field("chain").ifPresent(ruleset::addChain);
      object.field("rule").ifPresent(ruleset::addRule);
      object.field("set").ifPresent(ruleset::addElements);
      object.field("map").ifPresent(ruleset::addElements);
    }
    return ruleset;
  }

  private void addChain(JsonValue chain) {
    boolean enters =
        chain.text("type").equals(Optional.of("nat"))
            && chain.text("hook").equals(Optional.of("prerouting"));
    if (enters) {
      entrances.add(named(chain, "name"));
    }
  }

  private void addRule(JsonValue rule) {
    var statements = rule.items("expr");
    rules.computeIfAbsent(named(rule, "chain"), _ -> new ArrayList<>()).add(statements);
  }

  private void addElements(JsonValue set) {
    elements.put(named(set, "name"), set.items("elem"));
  }

  private static Chain named(JsonValue object, String field) {
    return new Chain(
        object.text("family").orElse("") + " " + object.text("table").orElse(""),
        object.text(field).orElse(""));
  }

  /// Where packets from outside come in.
  List<Chain> entrances() {
    return entrances;
  }

  /// The statements of each rule.
  List<List<JsonValue>> rules(Chain chain) {
    return rules.getOrDefault(chain, List.of());
  }

  /// What a set or map holds; empty if there is none of that name.
  ///
  /// @param reference `@name`
  Optional<List<JsonValue>> elements(Chain from, String reference) {
    return reference.startsWith("@")
        ? Optional.ofNullable(elements.get(new Chain(from.table(), reference.substring(1))))
        : Optional.empty();
  }
}
