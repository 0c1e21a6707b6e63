package dev.coffre.scan;

import dev.coffre.scan.detect.Text;
import dev.coffre.scan.rule.Rule;
import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.Sample;
import dev.coffre.scan.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/// Tries a rule on its own samples.
public final class SampleCheck {
  private SampleCheck() {}

  /// What does not hold: each says whether a hit was not found or a miss was, and shows the first
  /// characters of the sample, by which its author knows it.
  ///
  /// @param samples also those of other rules, which do not matter
  public static List<String> complaints(Rule rule, List<Sample> samples) {
    var scanner = new Scanner(RuleBook.of(List.of(rule)), Severity.INFO);
    var complaints = new ArrayList<String>();
    int number = 0;
    for (var sample : samples.stream().filter(each -> each.rule().equals(rule.id())).toList()) {
      number++;
      if (scanner.scan(Text.of(sample.content(), sample.path())).isEmpty() == sample.found()) {
        var verdict = sample.found() ? "a hit is not found" : "a miss is found";
        complaints.add(rule.id() + ": " + verdict + ": sample " + number);
      }
    }
    return complaints;
  }
}
