package dev.coffre.scan.report;

import dev.coffre.policy.Check;
import dev.coffre.scan.rule.Confidence;
import dev.coffre.scan.rule.Rule;
import dev.coffre.scan.rule.Severity;

/// What a finding is an instance of: a rule of the scanner, or a check of what SOPS keeps.
///
/// @param provider who issues such secrets
/// @param description what it is
/// @param why what is at stake
/// @param fix what to do about it
public record Topic(
    String id,
    String provider,
    String description,
    String why,
    String fix,
    Severity severity,
    Confidence confidence) {

  /// Of a rule.
  public static Topic of(Rule rule) {
    return new Topic(
        rule.id(),
        rule.provider(),
        rule.description(),
        rule.why(),
        rule.fix(),
        rule.severity(),
        rule.confidence());
  }

  /// Of a check, which sees what it says.
  public static Topic of(Check check) {
    return new Topic(
        check.id(),
        "SOPS",
        check.title(),
        check.why(),
        check.fix(),
        check.severity(),
        Confidence.HIGH);
  }
}
