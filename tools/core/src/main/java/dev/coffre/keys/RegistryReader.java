package dev.coffre.keys;

import com.google.re2j.PatternSyntaxException;
import dev.coffre.age.key.AgeException;
import dev.coffre.pattern.Form;
import dev.coffre.sops.Expression;
import dev.coffre.yaml.IsoDate;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads a registry.
final class RegistryReader {
  private static final Form NUMBER = Form.of("[0-9]{1,3}");

  private RegistryReader() {}

  static Registry read(String name, String text) throws YamlException {
    var file = YamlMapping.parse(name, text);
    var mode = file.oneOf("sops_yaml", RulesMode.values(), file.text("sops_yaml"));
    var teams = teams(file.mapping("teams"));
    var holders = holders(file.mapping("holders"), teams.keySet());
    var rules = new ArrayList<AccessRule>();
    for (var entry : file.list("rules")) {
      var rule = rule(entry, teams.keySet());
      for (var other : rules) {
        if (other.path().equals(rule.path())) {
          throw entry.failure("the path " + rule.path() + " stands there twice");
        }
      }
      rules.add(rule);
    }
    file.finish();
    return new Registry(mode, teams, holders, rules);
  }

  private static SortedMap<String, String> teams(YamlMapping entry) throws YamlException {
    var teams = new TreeMap<String, String>();
    for (var name : entry.names()) {
      requireName(entry, name);
      teams.put(name, entry.text(name));
    }
    return teams;
  }

  private static List<Holder> holders(YamlMapping entry, Set<String> teams) throws YamlException {
    var holders = new ArrayList<Holder>();
    for (var name : entry.names()) {
      requireName(entry, name);
      var fields = entry.mapping(name);
      var holder = holder(name, fields, teams);
      for (var other : holders) {
        if (other.recipient().equals(holder.recipient())) {
          throw fields.failure("the key of " + name + " is that of " + other.name());
        }
      }
      holders.add(holder);
    }
    return holders;
  }

  private static Holder holder(String name, YamlMapping fields, Set<String> teams)
      throws YamlException {
    var holder =
        new Holder(
            name,
            fields.oneOf("kind", HolderKind.values(), fields.text("kind")),
            fields.text("owner"),
            members(fields, teams),
            recipient(fields),
            date(fields, "created", fields.text("created")),
            expires(fields),
            fields.oneOf(
                "status", HolderStatus.values(), fields.optional("status").orElse("active")),
            attested(fields));
    fields.finish();
    return holder;
  }

  private static PublicKey recipient(YamlMapping fields) throws YamlException {
    try {
      return PublicKey.parse(fields.text("recipient"));
    } catch (AgeException.InvalidKey e) {
      throw fields.failure("'recipient' is no age recipient: " + e.getMessage());
    }
  }

  private static Optional<LocalDate> expires(YamlMapping fields) throws YamlException {
    var text = fields.optional("expires");
    return text.isEmpty() ? Optional.empty() : Optional.of(date(fields, "expires", text.get()));
  }

  /// Who and when, or `unattested` and why: leaving it out is an oversight.
  private static Optional<Attestation> attested(YamlMapping fields) throws YamlException {
    var word = fields.optional("unattested");
    if (word.isPresent()) {
      if (word.get().isBlank()) {
        throw fields.failure("'unattested' gives no reason");
      }
      return Optional.empty();
    }
    var entry = fields.mapping("attested");
    if (entry.names().isEmpty()) {
      throw fields.failure("'attested' is missing; 'unattested' gives the reason if nobody saw it");
    }
    var attestation = new Attestation(entry.text("by"), date(entry, "date", entry.text("date")));
    entry.finish();
    return Optional.of(attestation);
  }

  private static AccessRule rule(YamlMapping entry, Set<String> teams) throws YamlException {
    var path = entry.text("path");
    try {
      Expression.of(path);
    } catch (PatternSyntaxException e) {
      throw entry.failure("'path' is no RE2 expression: " + e.getMessage());
    }
    var rule =
        new AccessRule(
            path,
            members(entry, teams),
            number(entry, "minimum_readers", 1),
            number(entry, "recovery_keys", 0),
            entry.oneOf("keys", KeyDemand.values(), entry.optional("keys").orElse("any")));
    entry.finish();
    return rule;
  }

  private static Set<String> members(YamlMapping entry, Set<String> teams) throws YamlException {
    var members = new TreeSet<String>();
    for (var team : entry.texts("teams")) {
      if (!teams.contains(team)) {
        throw entry.failure("there is no team '" + team + "'");
      }
      if (!members.add(team)) {
        throw entry.failure("'teams' names '" + team + "' twice");
      }
    }
    return members;
  }

  private static int number(YamlMapping entry, String field, int usual) throws YamlException {
    var text = entry.optional(field).orElse(String.valueOf(usual));
    if (!isNumber(text)) {
      throw entry.failure("'" + field + "' is no number up to 999");
    }
    return Integer.parseInt(text);
  }

  /// Whether a text is one to three digits.
  static boolean isNumber(String text) {
    return NUMBER.matches(text);
  }

  private static LocalDate date(YamlMapping entry, String field, String text) throws YamlException {
    try {
      return IsoDate.parse(text);
    } catch (DateTimeException e) {
      throw entry.failure("'" + field + "' is no date like 2026-11-30");
    }
  }

  private static void requireName(YamlMapping entry, String name) throws YamlException {
    if (!Holder.isName(name)) {
      throw entry.failure("the name '" + name + "' is not of the form " + Holder.NAME);
    }
  }
}
