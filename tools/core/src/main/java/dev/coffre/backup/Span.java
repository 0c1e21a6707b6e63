package dev.coffre.backup;

import java.time.Duration;
import java.util.regex.Pattern;

/// Durations as people write them: `45s`, `15m`, `24h`, `30d`.
public final class Span {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private Span() {}

  /// Reads one.
  ///
  /// @throws BackupException if it is none
  public static Duration parse(String text) throws BackupException {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BackupException(
          "'" + text + "' is no duration: write a number and s, m, h or d, such as 24h");
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /// For people: the two largest units that say something, such as `2 d 3 h` or `1.4 s`.
  public static String text(Duration span) {
    if (span.isNegative()) {
      return "-" + text(span.negated());
    }
    if (span.toSeconds() < 60) {
      return "%d.%d s".formatted(span.toSeconds(), span.toMillisPart() / 100);
    }
    if (span.toMinutes() < 60) {
      return pair(span.toMinutes(), "min", span.toSecondsPart(), "s");
    }
    return span.toHours() < 48
        ? pair(span.toHours(), "h", span.toMinutesPart(), "min")
        : pair(span.toDays(), "d", span.toHoursPart(), "h");
  }

  private static String pair(long large, String unit, long small, String smallUnit) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }
}
