package dev.coffre.scan.baseline;

import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A finding that another scanner was told to leave alone.
///
/// @param path from the root of the repository
/// @param line from 1
/// @param rule as the other scanner calls it
public record Foreign(String path, int line, String rule) {
  /// A line of `.gitleaksignore`: `commit:file:rule:line`, or without the commit.
  private static final Pattern IGNORED =
      Pattern.compile("(?:[0-9a-f]{7,64}:)?(?<path>.+):(?<rule>[^:]+):(?<line>[0-9]{1,9})");

  /// Words that say nothing of what is found.
  private static final Set<String> COMMON = Set.of("detector", "high", "string", "generic", "in");

  /// Reads a `.gitleaksignore`, a JSON report of gitleaks or a baseline of detect-secrets.
  ///
  /// @param name for messages
  public static List<Foreign> parse(String name, String text) throws BaselineException {
    var first = text.stripLeading();
    if (!first.startsWith("[") && !first.startsWith("{")) {
      return ignored(name, text);
    }
    try {
      var value = JsonValue.parse(text);
      return switch (value) {
        case JsonValue.Items(var items) -> gitleaks(name, items);
        case JsonValue.Fields fields when fields.field("results").isPresent() ->
            detectSecrets(fields);
        case JsonValue.Fields _, JsonValue.Text _, JsonValue.Numeral _, JsonValue.Word _ ->
            throw new BaselineException(name + ": it is no list of findings that is known");
      };
    } catch (JsonException e) {
      throw new BaselineException(name + ": " + e.getMessage(), e);
    }
  }

  private static List<Foreign> ignored(String name, String text) throws BaselineException {
    var found = new ArrayList<Foreign>();
    int number = 0;
    for (var line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var match = IGNORED.matcher(line);
      if (!match.matches()) {
        throw new BaselineException(name + ":" + number + ": it is not of the form file:rule:line");
      }
      found.add(
          new Foreign(
              match.group("path"), Integer.parseInt(match.group("line")), match.group("rule")));
    }
    return found;
  }

  private static List<Foreign> gitleaks(String name, List<JsonValue> items)
      throws BaselineException {
    var found = new ArrayList<Foreign>();
    for (var item : items) {
      var path = item.text("File");
      var line = item.number("StartLine");
      if (path.isEmpty() || line.isEmpty()) {
        throw new BaselineException(name + ": a finding has no 'File' or no 'StartLine'");
      }
      found.add(new Foreign(path.get(), line.get(), item.text("RuleID").orElse("")));
    }
    return found;
  }

  private static List<Foreign> detectSecrets(JsonValue baseline) {
    var found = new ArrayList<Foreign>();
    if (baseline.field("results").orElseThrow() instanceof JsonValue.Fields(var files)) {
      files.forEach((path, findings) -> {
        for (var finding : findings.items()) {
          int line = finding.number("line_number").orElse(0);
          found.add(new Foreign(path, line, finding.text("type").orElse("")));
        }
      });
    }
    return found;
  }

  /// Whether its rule and one of ours seem to mean the same: they share a word.
  public boolean resembles(String ourRule) {
    var ours = words(ourRule).collect(Collectors.toSet());
    return words(rule).anyMatch(ours::contains);
  }

  private static Stream<String> words(String rule) {
    return Stream.of(rule.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .filter(word -> word.length() > 1 && !COMMON.contains(word));
  }
}
