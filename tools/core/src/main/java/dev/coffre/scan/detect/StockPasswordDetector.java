package dev.coffre.scan.detect;

import dev.coffre.pattern.Form;
import dev.coffre.scan.detect.Names.Promise;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds words that stand where a password would: `password = "password"`. Usually they are there
/// for the reader to replace; where they are in use, everybody knows them.
record StockPasswordDetector() implements SingleDetector {
  private static final Form WORD = Form.of("[A-Za-z0-9_.!@#-]{4,40}");
  private static final List<String> STOCK = Words.of("stock-password").all();

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    return new GenericDetector(Promise.PASSWORD)
        .place(text, start, end)
        .filter(found -> found.quoted() || text.kind() != Text.Kind.CODE)
        .filter(found -> isStock(text.string(found.start(), found.end())))
        .map(found -> new Span(found.start(), found.end()));
  }

  private static boolean isStock(String value) {
    return WORD.matches(value) && hasStock(value.toLowerCase(Locale.ROOT));
  }

  private static boolean hasStock(String lower) {
    for (var stock : STOCK) {
      if (lower.contains(stock)) {
        return true;
      }
    }
    return false;
  }
}
