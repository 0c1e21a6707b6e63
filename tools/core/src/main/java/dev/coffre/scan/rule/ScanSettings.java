package dev.coffre.scan.rule;

import dev.coffre.pattern.Form;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What a team says of its scans and checks: rules of its own, rules that do not apply to it, files
/// that are left out, and findings that may stay, each of the last three with a reason.
///
/// @param rules in file order
/// @param samples those that show what the rules find and what they leave alone
/// @param disabled ids
/// @param leftOut paths from the repository's root
/// @param largest how large a file may be, in bytes, to be scanned
public record ScanSettings(
    List<Rule> rules,
    List<Sample> samples,
    Set<String> disabled,
    List<PathGlob> leftOut,
    List<Allowance> allowed,
    int largest) {
  /// Where they lie in a repository.
  public static final String PATH = ".config/coffre/scan.yaml";

  private static final int MIB = 1 << 20;
  private static final int LARGEST = 128 * MIB;
  private static final String UNIT = " MiB";
  private static final Form SIZE = Form.of("[1-9][0-9]{0,2}" + UNIT);

  public ScanSettings {
    rules = List.copyOf(rules);
    samples = List.copyOf(samples);
    disabled = Set.copyOf(disabled);
    leftOut = List.copyOf(leftOut);
    allowed = List.copyOf(allowed);
  }

  /// Those of a team that said nothing.
  public static ScanSettings none() {
    return new ScanSettings(List.of(), List.of(), Set.of(), List.of(), List.of(), LARGEST);
  }

  /// The team's own rules, and nothing else that it says.
  public ScanSettings rulesAlone() {
    return new ScanSettings(rules, List.of(), Set.of(), List.of(), List.of(), largest);
  }

  /// Why a file is not scanned that is larger than may be.
  public String tooLarge() {
    return "it is larger than " + largest / MIB + " MiB";
  }

  /// Reads a file.
  ///
  /// @param name for messages
  /// @param taken whether an id is that of a rule or a check that comes with the program
  /// @throws RuleException if it is none, with the line
  public static ScanSettings parse(String name, String text, Predicate<String> taken)
      throws RuleException {
    var fields = Fields.of(name, text);
    return fields.isPresent() ? parse(fields.get(), taken) : none();
  }

  private static ScanSettings parse(Fields file, Predicate<String> taken) throws RuleException {
    var own = new HashSet<String>();
    Predicate<String> ids = id -> own.contains(id) || taken.test(id);
    var rules = new ArrayList<Rule>();
    var samples = new ArrayList<Sample>();
    for (var entry : file.list("rules")) {
      var rule = RuleEntry.teamRule(entry);
      if (taken.test(rule.id()) || !own.add(rule.id())) {
        throw entry.failure("the id '" + rule.id() + "' is taken");
      }
      rules.add(rule);
      samples.addAll(RuleEntry.teamSamples(entry, rule.id()));
      entry.finish();
    }
    var disabled = disabled(file, ids);
    var leftOut = leftOut(file);
    var allowed = allowed(file, ids);
    int largest = largest(file);
    file.finish();
    return new ScanSettings(rules, samples, disabled, leftOut, allowed, largest);
  }

  private static Set<String> disabled(Fields file, Predicate<String> ids) throws RuleException {
    var disabled = new ArrayList<String>();
    for (var entry : file.list("disable")) {
      disabled.add(known(entry, ids));
      reason(entry);
    }
    return Set.copyOf(disabled);
  }

  private static List<PathGlob> leftOut(Fields file) throws RuleException {
    var paths = new ArrayList<PathGlob>();
    for (var entry : file.list("leave-out")) {
      paths.add(PathGlob.of(entry.text("path")));
      reason(entry);
    }
    return paths;
  }

  private static List<Allowance> allowed(Fields file, Predicate<String> ids) throws RuleException {
    var allowed = new ArrayList<Allowance>();
    for (var entry : file.list("allow")) {
      var id = known(entry, ids);
      var path = entry.text("path");
      var until = entry.optionalDate("until");
      var reason = reason(entry);
      allowed.add(new Allowance(id, path, PathGlob.of(path), reason, until, entry.place()));
    }
    return allowed;
  }

  private static int largest(Fields file) throws RuleException {
    var text = file.textOr("largest", LARGEST / MIB + UNIT);
    if (!SIZE.matches(text)) {
      throw file.failure("'largest' is 1 MiB to 999 MiB, written like that");
    }
    return Integer.parseInt(text.substring(0, text.length() - UNIT.length())) * MIB;
  }

  private static String known(Fields entry, Predicate<String> ids) throws RuleException {
    var id = entry.text("rule");
    if (!ids.test(id)) {
      throw entry.failure("there is no rule '" + id + "'");
    }
    return id;
  }

  private static String reason(Fields entry) throws RuleException {
    var reason = entry.text("reason");
    if (reason.isBlank()) {
      throw entry.failure("'reason' is missing");
    }
    entry.finish();
    return reason;
  }

  /// Whether a file is left out.
  ///
  /// @param path from the repository's root, with `/`
  public boolean leavesOut(String path) {
    for (var glob : leftOut) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /// The rules that apply to the team, its own in front of those that find the same.
  public RuleBook book(RuleBook builtIn) {
    if (rules.isEmpty() && disabled.isEmpty()) {
      return builtIn;
    }
    var all = new ArrayList<>(rules);
    all.addAll(builtIn.rules());
    all.removeIf(rule -> disabled.contains(rule.id()));
    all.sort((a, b) -> Integer.compare(a.specificity(), b.specificity()));
    return RuleBook.of(all);
  }
}
