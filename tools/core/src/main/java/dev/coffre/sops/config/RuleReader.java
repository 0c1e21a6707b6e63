package dev.coffre.sops.config;

import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.yaml.ConfigNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads a creation rule.
final class RuleReader {
  private static final List<String> FIELDS =
      List.of(
          "path_regex",
          "age",
          "pgp",
          "kms",
          "gcp_kms",
          "hckms",
          "azure_keyvault",
          "hc_vault_transit_uri",
          "aws_profile",
          "key_groups",
          "shamir_threshold",
          "unencrypted_suffix",
          "encrypted_suffix",
          "unencrypted_regex",
          "encrypted_regex",
          "unencrypted_comment_regex",
          "encrypted_comment_regex",
          "mac_only_encrypted");
  private static final List<String> GROUP_FIELDS =
      List.of("merge", "age", "pgp", "kms", "gcp_kms", "hckms", "azure_keyvault", "hc_vault");
  private static final int MAX_DEPTH = 50;

  private final FieldCheck check;

  RuleReader(FieldCheck check) {
    this.check = check;
  }

  CreationRule read(Fields rule) throws ConfigException {
    check.only(rule, FIELDS);
    return new CreationRule(
        Optional.of(rule.text("path_regex")).filter(regex -> !regex.isEmpty()),
        groups(rule),
        rule.integer("shamir_threshold"),
        selector(rule),
        rule.truth("mac_only_encrypted"));
  }

  /// Refuses a rule with a field of the wrong type, whether the rule applies or not. What a rule
  /// says of keys directly may be text or a list, and is looked at when it applies.
  void checkTypes(Fields rule) throws ConfigException {
    rule.text("path_regex");
    for (var kind : Selector.Kind.values()) {
      rule.text(kind.field());
    }
    rule.integer("shamir_threshold");
    rule.truth("mac_only_encrypted");
    for (var group : rule.list("key_groups")) {
      group(group, 0);
    }
  }

  private static Optional<Selector> selector(Fields rule) throws ConfigException {
    var found = new ArrayList<Selector>();
    for (var kind : Selector.Kind.values()) {
      var pattern = rule.text(kind.field());
      if (!pattern.isEmpty()) {
        found.add(new Selector(kind, pattern));
      }
    }
    if (found.size() > 1) {
      throw new ConfigException.Invalid(
          "error loading config: cannot use more than one of encrypted_suffix, unencrypted_suffix,"
              + " encrypted_regex, unencrypted_regex, encrypted_comment_regex, or"
              + " unencrypted_comment_regex for the same rule");
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  private List<List<MasterKey>> groups(Fields rule) throws ConfigException {
    var groups = new ArrayList<List<MasterKey>>();
    for (var group : rule.list("key_groups")) {
      groups.add(List.copyOf(new LinkedHashSet<>(group(group, 0))));
    }
    return groups.isEmpty() ? List.of(flat(rule)) : groups;
  }

  /// The keys named in the rule itself.
  private static List<MasterKey> flat(Fields rule) throws ConfigException {
    var keys = new ArrayList<MasterKey>();
    add(keys, KeyKind.AGE, rule.keys("age"));
    add(keys, KeyKind.PGP, rule.keys("pgp"));
    for (var arn : rule.keys("kms")) {
      keys.add(MasterKey.kms(arn, "", new TreeMap<>(), rule.text("aws_profile")));
    }
    add(keys, KeyKind.GCP_KMS, rule.keys("gcp_kms"));
    add(keys, KeyKind.HCKMS, rule.keys("hckms"));
    add(keys, KeyKind.AZURE_KV, rule.keys("azure_keyvault"));
    add(keys, KeyKind.HC_VAULT, rule.keys("hc_vault_transit_uri"));
    return keys;
  }

  private static void add(List<MasterKey> keys, KeyKind kind, List<String> ids) {
    for (var id : ids) {
      Fields.split(id).forEach(part -> keys.add(new MasterKey(kind, part)));
    }
  }

  private List<MasterKey> group(ConfigNode node, int depth) throws ConfigException {
    if (depth > MAX_DEPTH) {
      throw Fields.invalid(node, "key groups are merged too deeply");
    }
    var group = Fields.of(node, "a key group");
    check.only(group, GROUP_FIELDS);
    var keys = new ArrayList<MasterKey>();
    for (var merged : group.list("merge")) {
      keys.addAll(group(merged, depth + 1));
    }
    add(keys, KeyKind.AGE, group.texts("age"));
    add(keys, KeyKind.PGP, group.texts("pgp"));
    for (var kms : group.list("kms")) {
      keys.add(kms(Fields.of(kms, "a kms key")));
    }
    for (var gcp : group.list("gcp_kms")) {
      add(keys, KeyKind.GCP_KMS, List.of(field(gcp, "resource_id")));
    }
    for (var hckms : group.list("hckms")) {
      add(keys, KeyKind.HCKMS, List.of(field(hckms, "key_id")));
    }
    for (var azure : group.list("azure_keyvault")) {
      keys.add(azure(Fields.of(azure, "an azure_keyvault key")));
    }
    add(keys, KeyKind.HC_VAULT, group.texts("hc_vault"));
    return keys;
  }

  private String field(ConfigNode node, String name) throws ConfigException {
    var key = Fields.of(node, "a key");
    check.only(key, List.of(name));
    return key.text(name);
  }

  private MasterKey kms(Fields key) throws ConfigException {
    check.only(key, List.of("arn", "role", "context", "aws_profile"));
    var context = new TreeMap<String, String>();
    var pairs = key.nested("context");
    if (pairs.isPresent()) {
      for (var name : pairs.get().names().keySet()) {
        context.put(name, pairs.get().text(name));
      }
    }
    return MasterKey.kms(key.text("arn"), key.text("role"), context, key.text("aws_profile"));
  }

  private MasterKey azure(Fields key) throws ConfigException {
    check.only(key, List.of("vaultUrl", "key", "version"));
    return MasterKey.azure(key.text("vaultUrl"), key.text("key"), key.text("version"));
  }
}
