package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.ini.Ini.Quote;
import java.util.List;

/// Writes a value so that it is read back as it was; sops itself does not always manage.
final class ValueText {
  private ValueText() {}

  /// The value in the quotes it had, or in the first that can hold it.
  static String of(String value, Quote wanted) throws StoreException {
    for (var quote :
        List.of(wanted, Quote.NONE, Quote.DOUBLE, Quote.SINGLE, Quote.BACKTICK, Quote.TRIPLE)) {
      if (canHold(quote, value)) {
        return quote.mark() + value + quote.mark();
      }
    }
    throw new StoreException("an ini file cannot hold a value with both \"\"\" and `");
  }

  private static boolean canHold(Quote quote, String value) {
    return switch (quote) {
      case NONE -> isPlain(value);
      case SINGLE, DOUBLE -> !value.contains(quote.mark()) && isOneLine(value);
      case BACKTICK, TRIPLE -> !value.contains(quote.mark());
    };
  }

  private static boolean isOneLine(String value) {
    return value.indexOf('\n') < 0 && value.indexOf('#') < 0 && value.indexOf(';') < 0;
  }

  private static boolean isPlain(String value) {
    boolean quoted =
        value.startsWith("`")
            || value.startsWith("\"\"\"")
            || (value.length() > 1 && (value.startsWith("'") || value.startsWith("\"")));
    return isOneLine(value)
        && !quoted
        && !value.endsWith("\\")
        && Spaces.trim(value).length() == value.length();
  }
}
