package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Options;
import java.util.List;

/// The options that say how fast a probe may be, and how long.
final class BoundsOptions {
  private static final int FASTEST = 20_000;
  private static final int LONGEST = 3_600;

  private String rate = "2000";
  private String limit = "600";

  void declare(Options options) {
    options
        .value(
            List.of("--rate"),
            "N",
            "At most N packets a second, " + FASTEST + " at most; 2000 if not given.",
            given -> rate = given)
        .value(
            List.of("--limit"),
            "SECONDS",
            "Give up after so long; 600 if not given, " + LONGEST + " at most.",
            given -> limit = given);
  }

  /// What they say.
  ///
  /// @throws CommandException if one is not a number that is allowed
  Bounds read() throws CommandException {
    return new Bounds(number("--rate", rate, FASTEST), number("--limit", limit, LONGEST));
  }

  private static int number(String option, String text, int most) throws CommandException {
    if (!text.matches("[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
      throw CommandException.usage(
          "verify ports: the value of " + option + " is not one it takes", "it takes 1 to " + most);
    }
    return Integer.parseInt(text);
  }
}
