package dev.coffre.sops.store.yaml.scalar;

import dev.coffre.pattern.Form;
import dev.coffre.pattern.Match;
import dev.coffre.sops.tree.Timestamp;
import java.time.LocalDate;
import java.util.Optional;

/// The timestamps go-yaml v3 knows: a date, a date and a time in UTC with blanks between, and RFC
/// 3339 with short fields.
final class Timestamps {
  private static final String DATE = "(\\d{4})-(\\d{1,2})-(\\d{1,2})";
  private static final String CLOCK = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?";
  private static final Form FORM =
      Form.of(DATE + "(?:[Tt]" + CLOCK + "(Z|[+-]\\d\\d:\\d\\d)| +" + CLOCK + ")?");
  private static final int YEAR_DIGITS = 4;

  private Timestamps() {}

  /// `text` in RFC 3339 with the offset kept and a fraction where there is one.
  static Optional<String> parse(String text) {
    if (text.indexOf('-') != YEAR_DIGITS) {
      return Optional.empty();
    }
    return FORM.whole(text).flatMap(match -> new Reading(match).rfc3339());
  }

  /// A text that has the form.
  private record Reading(Match match) {
    private static final int WITH_OFFSET = 4;
    private static final int WITH_BLANKS = 9;

    private Optional<String> rfc3339() {
      return isDate() ? time().map(time -> date() + time) : Optional.empty();
    }

    private Optional<String> time() {
      if (match.has(WITH_OFFSET)) {
        return isClock(WITH_OFFSET)
            ? offset(match.group(WITH_OFFSET + 4)).map(offset -> clock(WITH_OFFSET) + offset)
            : Optional.empty();
      }
      if (match.has(WITH_BLANKS)) {
        return isClock(WITH_BLANKS) ? Optional.of(clock(WITH_BLANKS) + "Z") : Optional.empty();
      }
      return Optional.of("T00:00:00Z");
    }

    private String date() {
      return match.group(1) + "-" + two(field(2)) + "-" + two(field(3));
    }

    private String clock(int first) {
      var time =
          "T" + two(field(first)) + ":" + two(field(first + 1)) + ":" + two(field(first + 2));
      return match.has(first + 3) ? time + Timestamp.fraction(match.group(first + 3)) : time;
    }

    private boolean isDate() {
      int month = field(2);
      int day = field(3);
      return month >= 1
          && month <= 12
          && day >= 1
          && day <= LocalDate.of(field(1), month, 1).lengthOfMonth();
    }

    private boolean isClock(int first) {
      return field(first) < 24 && field(first + 1) < 60 && field(first + 2) < 60;
    }

    private int field(int group) {
      return Integer.parseInt(match.group(group));
    }
  }

  /// At least two digits. A format would ask for those of the locale, which is a hundred classes.
  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  /// The offset as Go prints it; 24 hours and 60 minutes are let through as Go does.
  private static Optional<String> offset(String text) {
    if (text.equals("Z")) {
      return Optional.of("Z");
    }
    int hours = Integer.parseInt(text.substring(1, 3));
    int minutes = Integer.parseInt(text.substring(4));
    if (hours > 24 || minutes > 60) {
      return Optional.empty();
    }
    int total = hours * 60 + minutes;
    return Optional.of(total == 0 ? "Z" : text.charAt(0) + two(total / 60) + ":" + two(total % 60));
  }
}
