package dev.coffre.scan.rule;

import java.util.ArrayList;
import java.util.List;

/// The rules and samples of one YAML file, which has those of one provider.
///
/// @param rules in file order
/// @param samples those that show what the rules find and what they leave alone
public record RuleFile(List<Rule> rules, List<Sample> samples) {
  public RuleFile {
    rules = List.copyOf(rules);
    samples = List.copyOf(samples);
  }

  /// Reads a file.
  ///
  /// @param name for messages
  /// @throws RuleException if it is not a rule file, with the line
  public static RuleFile parse(String name, String text) throws RuleException {
    return parse(
        Fields.of(name, text).orElseThrow(() -> new RuleException(name + ": it is empty")));
  }

  private static RuleFile parse(Fields file) throws RuleException {
    var provider = file.text("provider");
    var why = file.textOr("why", "");
    var fix = file.textOr("fix", "");
    var rules = new ArrayList<Rule>();
    var samples = new ArrayList<Sample>();
    for (var entry : file.list("rules")) {
      var rule = RuleEntry.rule(entry, provider, why, fix);
      rules.add(rule);
      samples.addAll(RuleEntry.samples(entry, rule.id()));
      entry.finish();
    }
    file.finish();
    return new RuleFile(rules, samples);
  }
}
