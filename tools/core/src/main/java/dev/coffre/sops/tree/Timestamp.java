package dev.coffre.sops.tree;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// RFC 3339 timestamps as the Go time library reads and writes them, which is not what `java.time`
/// does: offsets up to `+24:60`, and in one of its two readers an hour of one digit or a comma
/// before the fraction.
public final class Timestamp {
  /// The form in which sops writes `lastmodified`; a 0 stands for a digit.
  private static final String USUAL = "0000-00-00T00:00:00Z";

  /// Made when a text has another form, or a value is of that type: nearly no file has one.
  private static final class Expressions {
    private static final Pattern LAX =
        Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d?):(\\d\\d):(\\d\\d)(?:[.,](\\d+))?"
                + "(Z|([+-])(\\d\\d):(\\d\\d))");
    private static final Pattern STRICT =
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");
  }

  private Timestamp() {}

  /// The timestamp to the second, with a zero offset written `Z` and any other kept; empty if
  /// `text` is not a timestamp. In this form `lastmodified` authenticates the MAC.
  public static Optional<String> seconds(String text) {
    return isUsual(text) ? Optional.of(text) : laxSeconds(text);
  }

  /// The same, for any form.
  static Optional<String> laxSeconds(String text) {
    var match = Expressions.LAX.matcher(text);
    return match.matches()
        ? dateAndTime(match).flatMap(time -> join(time, match))
        : Optional.empty();
  }

  private static boolean isUsual(String text) {
    return hasUsualForm(text)
        && isDate(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        && isTime(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
  }

  private static boolean hasUsualForm(String text) {
    if (text.length() != USUAL.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char form = USUAL.charAt(i);
      boolean fits = form == '0' ? isDigit(text.charAt(i)) : text.charAt(i) == form;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /// `instant` as a timestamp in UTC, its fraction cut off.
  public static String seconds(Instant instant) {
    var time = instant.atOffset(ZoneOffset.UTC);
    return time.toLocalDate()
        + "T"
        + clock(time.getHour(), time.getMinute())
        + ":"
        + twoDigits(time.getSecond())
        + "Z";
  }

  /// The timestamp with its nanoseconds, in the form a value of type `time` is encrypted and hashed
  /// in; empty if `text` is not strictly RFC 3339.
  public static Optional<String> canonical(String text) {
    var match = Expressions.LAX.matcher(text);
    if (!Expressions.STRICT.matcher(text).matches() || !match.matches()) {
      return Optional.empty();
    }
    return dateAndTime(match).flatMap(time -> join(time + fraction(match), match));
  }

  private static Optional<String> dateAndTime(Matcher match) {
    int hour = Integer.parseInt(match.group(4));
    int minute = Integer.parseInt(match.group(5));
    int second = Integer.parseInt(match.group(6));
    int year = Integer.parseInt(match.group(1));
    int month = Integer.parseInt(match.group(2));
    int day = Integer.parseInt(match.group(3));
    var date = match.group(1) + "-" + match.group(2) + "-" + match.group(3);
    return isDate(year, month, day) && isTime(hour, minute, second)
        ? Optional.of(date + "T" + clock(hour, minute) + ":" + twoDigits(second))
        : Optional.empty();
  }

  /// Not `LocalDate`, which brings a dozen classes to the start of every command that reads a file.
  private static boolean isDate(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int days =
        switch (month) {
          case 2 -> leap ? 29 : 28;
          case 4, 6, 9, 11 -> 30;
          case 1, 3, 5, 7, 8, 10, 12 -> 31;
          default -> 0;
        };
    return day >= 1 && day <= days;
  }

  private static boolean isTime(int hour, int minute, int second) {
    return hour <= 23 && minute <= 59 && second <= 59;
  }

  private static String fraction(Matcher match) {
    if (match.group(7) == null) {
      return "";
    }
    var nanos = match.group(7).substring(0, Math.min(9, match.group(7).length()));
    var trimmed = nanos.replaceFirst("0+$", "");
    return trimmed.isEmpty() ? "" : "." + trimmed;
  }

  private static Optional<String> join(String time, Matcher match) {
    if (match.group(8).equals("Z")) {
      return Optional.of(time + "Z");
    }
    int hour = Integer.parseInt(match.group(10));
    int minute = Integer.parseInt(match.group(11));
    if (hour > 24 || minute > 60) {
      return Optional.empty();
    }
    int total = hour * 60 + minute;
    return Optional.of(
        total == 0 ? time + "Z" : time + match.group(9) + clock(total / 60, total % 60));
  }

  /// Not `String.format`, which asks for the locale's data: milliseconds of a command's start.
  private static String clock(int hour, int minute) {
    return twoDigits(hour) + ":" + twoDigits(minute);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
