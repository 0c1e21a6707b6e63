package dev.coffre.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Reads a date of a configuration. The JDK's reader brings fifty classes, which each commit in a
/// repository with a registry would wait for (docs/adr/0038); it is asked about what is not written
/// as people do.
public final class IsoDate {
  private static final String FORM = "0000-00-00";

  private IsoDate() {}

  /// Reads one.
  ///
  /// @throws DateTimeException if it is none
  public static LocalDate parse(String text) {
    return isUsual(text)
        ? LocalDate.of(part(text, 0, 4), part(text, 5, 7), part(text, 8, 10))
        : LocalDate.parse(text);
  }

  private static boolean isUsual(String text) {
    boolean usual = text.length() == FORM.length();
    for (int i = 0; usual && i < FORM.length(); i++) {
      char c = text.charAt(i);
      usual = FORM.charAt(i) == '-' ? c == '-' : c >= '0' && c <= '9';
    }
    return usual;
  }

  private static int part(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
