package dev.coffre.policy;

import dev.coffre.sops.Format;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/// Holds an encrypted file against the creation rule that matches it: who can open it, and what of
/// it is encrypted.
record RuleCheck(Violations found, Node.Mapping mapping, Metadata metadata) {

  void check() {
    mix();
    switch (found.file().rule()) {
      case RuleMatch.Matched(var rule) -> {
        selector(rule);
        recipients(rule);
      }
      case RuleMatch.Unmatched() ->
          found.add(Check.SOPS_NO_RULE, "the file is encrypted, and no creation rule matches it");
      case RuleMatch.NoRules() -> {}
    }
  }

  private void mix() {
    boolean postQuantum = false;
    boolean classic = false;
    for (var key : keys(groups())) {
      postQuantum |= key.isPostQuantum();
      classic |= key.isClassic();
    }
    if (postQuantum && classic) {
      found.add(
          Check.SOPS_MIXED_RECIPIENTS,
          mapping,
          "recipient",
          "post-quantum recipients beside classic ones");
    }
  }

  /// The binary format has one value, which is always encrypted, whatever the rule says.
  private void selector(CreationRule rule) {
    var wanted = rule.selector().orElse(Selector.DEFAULT);
    boolean binary = found.file().format() == Format.BINARY;
    if (!binary && !wanted.equals(metadata.selector())) {
      var message =
          "the file was encrypted with %s, and the rule says %s"
              .formatted(text(metadata.selector()), text(wanted));
      found.add(Check.SOPS_SELECTOR_DIFFERS, mapping, metadata.selector().kind().field(), message);
    }
    if (!binary && rule.macOnlyEncrypted() != metadata.macOnlyEncrypted()) {
      var message =
          "mac_only_encrypted is %s in the file, and %s in the rule"
              .formatted(metadata.macOnlyEncrypted(), rule.macOnlyEncrypted());
      found.add(Check.SOPS_SELECTOR_DIFFERS, mapping, "mac_only_encrypted", message);
    }
  }

  private static String text(Selector selector) {
    return selector.kind().field() + ": " + selector.pattern();
  }

  private void recipients(CreationRule rule) {
    var groups = groups();
    var has = keys(groups);
    var wanted = keys(rule.groups());
    for (var key : has) {
      if (!wanted.contains(key)) {
        found.add(
            Check.SOPS_RECIPIENT_EXTRA,
            mapping,
            key.id(),
            label(key) + " can open the file and is not in the rule");
      }
    }
    for (var key : wanted) {
      if (!has.contains(key)) {
        found.add(
            Check.SOPS_RECIPIENT_MISSING,
            mapping,
            has.isEmpty() ? "recipient" : has.getLast().id(),
            label(key) + " is in the rule and cannot open the file");
      }
    }
    if (has.equals(wanted)) {
      groups(groups, rule);
    }
  }

  /// The keys of the file.
  private List<List<MasterKey>> groups() {
    var groups = new ArrayList<List<MasterKey>>();
    for (var group : metadata.groups()) {
      groups.add(group.keys());
    }
    return groups;
  }

  private void groups(List<List<MasterKey>> groups, CreationRule rule) {
    if (groups.size() > 1 || rule.groups().size() > 1) {
      boolean grouped = sets(groups).equals(sets(rule.groups()));
      int needed = needed(metadata.shamirThreshold(), groups.size());
      int wanted = needed(rule.shamirThreshold(), rule.groups().size());
      if (!grouped || needed != wanted) {
        var message =
            "%d of %d key groups open the file; the rule says %d of %d%s"
                .formatted(
                    needed,
                    groups.size(),
                    wanted,
                    rule.groups().size(),
                    grouped ? "" : ", with other members");
        add(Check.SOPS_KEY_GROUPS_DIFFER, message);
      }
    }
  }

  private static int needed(int threshold, int groups) {
    return groups == 1 ? 1 : threshold == 0 ? groups : threshold;
  }

  private static Set<Set<MasterKey>> sets(List<List<MasterKey>> groups) {
    var sets = new LinkedHashSet<Set<MasterKey>>();
    groups.forEach(group -> sets.add(keys(List.of(group))));
    return sets;
  }

  private static SequencedSet<MasterKey> keys(List<List<MasterKey>> groups) {
    var keys = new LinkedHashSet<MasterKey>();
    groups.forEach(group -> group.forEach(key -> keys.add(key.comparable())));
    return keys;
  }

  private static String label(MasterKey key) {
    return key.kind().label() + " " + key.id();
  }

  private void add(Check check, String message) {
    found.add(check, mapping, "recipient", message);
  }
}
