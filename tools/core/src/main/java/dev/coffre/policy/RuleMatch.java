package dev.coffre.policy;

import dev.coffre.sops.config.CreationRule;

/// What the creation rules say of a file.
public sealed interface RuleMatch {

  /// The first rule that matches.
  record Matched(CreationRule rule) implements RuleMatch {}

  /// There are rules and none matches.
  record Unmatched() implements RuleMatch {}

  /// There are no rules.
  record NoRules() implements RuleMatch {}

  /// Whether a rule means this file by its path. A rule without expression applies to everything, a
  /// README too, and means nothing by itself.
  default boolean selects() {
    return this instanceof Matched(var rule) && rule.pathRegex().isPresent();
  }
}
