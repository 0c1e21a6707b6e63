package dev.coffre.scan.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.coffre.pattern.PatternException;
import dev.coffre.pattern.TokenPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads one rule of a rule file.
final class RuleEntry {
  private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

  private RuleEntry() {}

  static Rule rule(Fields entry, String provider, String why, String fix) throws RuleException {
    return rule(entry, provider, why, fix, detection(entry));
  }

  private static Rule rule(
      Fields entry, String provider, String why, String fix, Detection detection)
      throws RuleException {
    var id = entry.text("id");
    if (!id.matches(ID)) {
      throw entry.failure("the id '" + id + "' is not of the form words-with-dashes");
    }
    var rule =
        new Rule(
            id,
            provider,
            entry.text("description"),
            entry.textOr("why", why),
            entry.textOr("fix", fix),
            choice(entry, "severity", Severity.values()),
            choice(entry, "confidence", Confidence.values()),
            entry.texts("keywords"),
            entry.texts("near"),
            entropy(entry),
            detection);
    check(entry, rule);
    return rule;
  }

  /// A rule that a team wrote: its pattern is an RE2 expression, and samples are needed.
  static Rule teamRule(Fields entry) throws RuleException {
    return rule(entry, "this repository", "", "", expression(entry));
  }

  static List<Sample> teamSamples(Fields entry, String id) throws RuleException {
    var samples = samples(entry, id);
    for (boolean found : new boolean[] {true, false}) {
      if (samples.stream().noneMatch(sample -> sample.found() == found)) {
        throw entry.failure(id + ": '" + (found ? "hits" : "misses") + "' are needed");
      }
    }
    return samples;
  }

  static List<Sample> samples(Fields entry, String id) throws RuleException {
    var hits = entry.texts("hits").stream().map(text -> new Sample(id, text, true));
    var misses = entry.texts("misses").stream().map(text -> new Sample(id, text, false));
    return Stream.concat(hits, misses).toList();
  }

  private static void check(Fields entry, Rule rule) throws RuleException {
    if (rule.why().isBlank() || rule.fix().isBlank()) {
      throw entry.failure(rule.id() + ": 'why' and 'fix' are needed here or for the provider");
    }
    if (rule.keywords().isEmpty()) {
      throw entry.failure(rule.id() + ": 'keywords' are missing");
    }
    for (var keyword : rule.keywords()) {
      if (keyword.length() < 2 || !keyword.matches("[ -@\\[-~]+")) {
        throw entry.failure(rule.id() + ": a keyword is at least 2 ASCII characters in lower case");
      }
    }
  }

  private static <E extends Enum<E>> E choice(Fields entry, String name, E[] values)
      throws RuleException {
    var text = entry.text(name);
    for (var value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw entry.failure("'" + name + "' cannot be '" + text + "'");
  }

  private static double entropy(Fields entry) throws RuleException {
    var text = entry.textOr("entropy", "0");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw entry.failure("'entropy' must be a number");
    }
  }

  private static Detection detection(Fields entry) throws RuleException {
    var token = pattern(entry, "token");
    var before = pattern(entry, "before");
    var assigned = pattern(entry, "assigned");
    var written = entry.optional("written");
    boolean bounded = !entry.textOr("boundary", "word").equals("none");
    long given = Stream.of(token, assigned, written).filter(Optional::isPresent).count();
    if (given != 1) {
      throw entry.failure("one of 'token', 'assigned' and 'written' is needed");
    }
    if (token.isPresent()) {
      return new Detection.Token(before, token.get(), bounded, check(entry));
    }
    if (assigned.isPresent()) {
      return new Detection.Assigned(assigned.get());
    }
    return Detection.Scheme.of(written.orElseThrow())
        .map(Detection.Written::new)
        .orElseThrow(() -> entry.failure("'written' names no code of ours"));
  }

  private static Optional<Check> check(Fields entry) throws RuleException {
    var named = entry.optional("check");
    var check = named.flatMap(Check::of);
    if (named.isPresent() && check.isEmpty()) {
      throw entry.failure("'check' names no code of ours");
    }
    return check;
  }

  private static Detection expression(Fields entry) throws RuleException {
    var text = entry.text("pattern");
    try {
      return new Detection.Expression(Pattern.compile(text).pattern());
    } catch (PatternSyntaxException e) {
      throw entry.failure("'pattern' is no RE2 expression: " + e.getDescription());
    }
  }

  private static Optional<TokenPattern> pattern(Fields entry, String name) throws RuleException {
    var text = entry.optional(name);
    try {
      return text.isPresent() ? Optional.of(TokenPattern.parse(text.get())) : Optional.empty();
    } catch (PatternException e) {
      throw entry.failure("'" + name + "': " + e.getMessage());
    }
  }
}
