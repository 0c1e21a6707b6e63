package dev.coffre.e2e.demo;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a whole run: the steps up to the first that failed.
///
/// @param planned how many steps there were to run
public record Result(List<Outcome> outcomes, int planned) {
  public Result {
    outcomes = List.copyOf(outcomes);
  }

  /// Whether every step ran and held.
  public boolean held() {
    return outcomes.size() == planned && outcomes.stream().allMatch(Outcome::held);
  }

  Duration took() {
    return outcomes.stream().map(Outcome::took).reduce(Duration.ZERO, Duration::plus);
  }

  /// One line for a person.
  String line() {
    long held = outcomes.stream().filter(Outcome::held).count();
    return "%d of %d held, %.1f s".formatted(held, planned, took().toMillis() / 1000.0);
  }

  /// `{"held": …, "planned": …, "milliseconds": …, "steps": [{"claim", "held", "detail",
  /// "milliseconds"}]}`.
  String json() {
    return outcomes.stream()
        .map(Result::json)
        .collect(
            Collectors.joining(
                ",\n",
                "{\"held\": %s, \"planned\": %d, \"milliseconds\": %d, \"steps\": [\n"
                    .formatted(held(), planned, took().toMillis()),
                "\n]}"));
  }

  private static String json(Outcome outcome) {
    return "  {\"claim\": %s, \"held\": %s, \"detail\": %s, \"milliseconds\": %d}"
        .formatted(
            quote(outcome.claim()),
            outcome.held(),
            quote(outcome.detail()),
            outcome.took().toMillis());
  }

  private static String quote(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case '\n' -> quoted.append("\\n");
            default -> quoted.append(c < ' ' ? "\\u%04x".formatted(c) : (char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
