package dev.coffre.drill;

/// One thing that a drill looked at.
///
/// @param name what was looked at, the same in every drill
/// @param expected what a sound backup gives
/// @param observed what was seen, or why nothing was
public record Check(String name, String expected, String observed, Outcome outcome) {
  /// How a check went.
  public enum Outcome {
    PASSED,
    FAILED,
    NOT_RUN
  }

  public static Check passed(String name, String expected) {
    return new Check(name, expected, expected, Outcome.PASSED);
  }

  public static Check failed(String name, String expected, String observed) {
    return new Check(name, expected, observed, Outcome.FAILED);
  }

  public static Check notRun(String name, String expected, String why) {
    return new Check(name, expected, why, Outcome.NOT_RUN);
  }
}
