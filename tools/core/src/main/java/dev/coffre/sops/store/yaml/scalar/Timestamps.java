package dev.coffre.sops.store.yaml.scalar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The timestamps go-yaml v3 knows: a date, a date and a time in UTC with blanks between, and RFC
/// 3339 with short fields.
final class Timestamps {
  private static final String DATE = "(\\d{4})-(\\d{1,2})-(\\d{1,2})";
  private static final String CLOCK = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d++))?";
  private static final int YEAR_DIGITS = 4;
  private static final int NANO_DIGITS = 9;

  private Timestamps() {}

  /// Made when a text begins as a date does: a version is read in every encrypted file.
  private static final class Form {
    private static final Pattern PATTERN =
        Pattern.compile(DATE + "(?:[Tt]" + CLOCK + "(Z|[+-]\\d\\d:\\d\\d)| ++" + CLOCK + ")?");
  }

  /// `text` in RFC 3339 with the offset kept and a fraction where there is one.
  static Optional<String> parse(String text) {
    if (text.indexOf('-') != YEAR_DIGITS) {
      return Optional.empty();
    }
    var form = Form.PATTERN.matcher(text);
    if (!form.matches() || !isDate(form)) {
      return Optional.empty();
    }
    var date = form.group(1) + "-" + two(field(form, 2)) + "-" + two(field(form, 3));
    if (form.group(4) == null && form.group(9) == null) {
      return Optional.of(date + "T00:00:00Z");
    }
    int clock = form.group(4) == null ? 9 : 4;
    var offset = clock == 9 ? Optional.of("Z") : offset(form.group(8));
    if (offset.isEmpty() || !isClock(form, clock)) {
      return Optional.empty();
    }
    var time =
        "T"
            + two(field(form, clock))
            + ":"
            + two(field(form, clock + 1))
            + ":"
            + two(field(form, clock + 2));
    return Optional.of(date + time + fraction(form.group(clock + 3)) + offset.get());
  }

  private static int field(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  /// At least two digits. A format would ask for those of the locale, which is a hundred classes.
  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static boolean isDate(Matcher form) {
    int month = field(form, 2);
    int day = field(form, 3);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= LocalDate.of(field(form, 1), month, 1).lengthOfMonth();
  }

  private static boolean isClock(Matcher form, int first) {
    return field(form, first) < 24 && field(form, first + 1) < 60 && field(form, first + 2) < 60;
  }

  /// Nanoseconds at most; zeros at the end are not written.
  private static String fraction(@org.jspecify.annotations.Nullable String digits) {
    if (digits == null) {
      return "";
    }
    var kept = digits.substring(0, Math.min(digits.length(), NANO_DIGITS)).replaceAll("0+$", "");
    return kept.isEmpty() ? "" : "." + kept;
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
