package dev.coffre.keys;

import java.util.Set;

/// Where `.sops.yaml` differs from the registry. The path is that of the rule.
public sealed interface Drift {
  String path();

  /// The registry has a rule, and `.sops.yaml` none with its path.
  record Missing(AccessRule rule) implements Drift {
    @Override
    public String path() {
      return rule.path();
    }
  }

  /// The rule names other keys than the registry gives.
  ///
  /// @param gains keys that it lacks
  /// @param loses keys that it should not have
  record OtherKeys(String path, Set<PublicKey> gains, Set<PublicKey> loses) implements Drift {}

  /// `.sops.yaml` has a rule that the registry does not know. Nothing says who should be in it.
  record Unknown(String path) implements Drift {}

  /// The rules stand in another order, so that other files may be theirs.
  record OutOfOrder(String path) implements Drift {}

  /// The rule has several groups of keys, which the registry cannot say.
  record SeveralGroups(String path) implements Drift {}

  /// Whether writing recipients puts it right; a person has to do the others.
  default boolean isWritable() {
    return this instanceof Missing || this instanceof OtherKeys;
  }

  /// One sentence, without its full stop.
  ///
  /// @param name how a key is called
  default String text(java.util.function.Function<PublicKey, String> name) {
    return switch (this) {
      case Missing(var rule) -> "it has no rule with the path_regex " + rule.path();
      case Unknown(var path) -> "its rule " + path + " is not in the registry";
      case OutOfOrder(var path) -> "its rule " + path + " stands in another place";
      case SeveralGroups(var path) -> "its rule " + path + " has several key groups";
      case OtherKeys(var path, var gains, var loses) ->
          "its rule %s%s%s"
              .formatted(
                  path, names(" lacks ", gains, name), names(" should not have ", loses, name));
    };
  }

  private static String names(
      String verb, Set<PublicKey> keys, java.util.function.Function<PublicKey, String> name) {
    return keys.isEmpty()
        ? ""
        : verb + String.join(", ", keys.stream().map(name).sorted().toList());
  }
}
