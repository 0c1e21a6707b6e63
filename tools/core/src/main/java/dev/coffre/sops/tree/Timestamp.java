package dev.coffre.sops.tree;

import dev.coffre.pattern.Form;
import dev.coffre.pattern.Match;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// RFC 3339 timestamps as the Go time library reads and writes them, which is not what `java.time`
/// does: offsets up to `+24:60`, and in one of its two readers an hour of one digit or a comma
/// before the fraction.
public final class Timestamp {
  private static final Form LAX =
      Form.of(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d?):(\\d\\d):(\\d\\d)(?:[.,](\\d+))?"
              + "(Z|([+-])(\\d\\d):(\\d\\d))");

  private static final Form STRICT =
      Form.of(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)");

  private Timestamp() {}

  /// The timestamp to the second, with a zero offset written `Z` and any other kept; empty if
  /// `text` is not a timestamp. In this form `lastmodified` authenticates the MAC.
  public static Optional<String> seconds(String text) {
    return LAX.whole(text).flatMap(match -> dateAndTime(match).flatMap(time -> join(time, match)));
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
    if (!STRICT.matches(text)) {
      return Optional.empty();
    }
    return LAX.whole(text)
        .flatMap(match ->
            dateAndTime(match)
                .flatMap(time -> join(time + fraction(match.has(7) ? match.group(7) : ""), match)));
  }

  private static Optional<String> dateAndTime(Match match) {
    int hour = Integer.parseInt(match.group(4));
    int minute = Integer.parseInt(match.group(5));
    int second = Integer.parseInt(match.group(6));
    if (hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    var date = match.group(1) + "-" + match.group(2) + "-" + match.group(3);
    return isDate(match)
        ? Optional.of(date + "T" + clock(hour, minute) + ":" + twoDigits(second))
        : Optional.empty();
  }

  /// Not `LocalDate`, which brings a dozen classes to the start of every command that reads a file.
  private static boolean isDate(Match match) {
    int year = Integer.parseInt(match.group(1));
    int month = Integer.parseInt(match.group(2));
    int day = Integer.parseInt(match.group(3));
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

  /// The digits behind the point as Go prints them: to nanoseconds, without zeros at the end; with
  /// the point, empty if nothing is left.
  public static String fraction(String digits) {
    int end = Math.min(9, digits.length());
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : "." + digits.substring(0, end);
  }

  private static Optional<String> join(String time, Match match) {
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
