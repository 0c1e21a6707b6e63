package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.detect.Names.Promise;
import java.util.Optional;

/// Finds values that are given to names which promise a secret, whoever issued it.
record GenericDetector(Promise promise) implements Detector {

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    return Assignment.around(text, start, end, 0)
        .filter(found -> found.operator() != Operator.BLANK || isSpoken(text, found))
        .filter(found -> promises(text, found))
        .map(found -> trimmed(text, found))
        .filter(found -> Plausibility.of(text, found, promise))
        .map(found -> new Span(found.start(), found.end()));
  }

  private boolean promises(Text text, Assignment found) {
    return Names.promise(text.string(found.nameStart(), found.nameEnd()))
        .filter(promise::equals)
        .isPresent();
  }

  /// `--password v`, `-Password v` and a quoted value behind a name, as in Groovy: elsewhere two
  /// words in a row assign nothing.
  private static boolean isSpoken(Text text, Assignment found) {
    boolean flag = text.at(found.nameStart()) == '-' || text.at(found.nameStart() - 1) == '-';
    return flag || (found.quoted() && text.kind() != Text.Kind.PROSE);
  }

  /// Without the bytes that end a statement or a query parameter.
  private static Assignment trimmed(Text text, Assignment found) {
    if (found.quoted()) {
      return found;
    }
    int end = found.end();
    while (end > found.start() && isTail(text.at(end - 1))) {
      end--;
    }
    for (int i = found.start(); i < end; i++) {
      if (text.at(i) == '&' && isParameter(text, i)) {
        end = i;
      }
    }
    return new Assignment(
        found.nameStart(), found.nameEnd(), found.operator(), false, found.start(), end);
  }

  private static boolean isTail(byte b) {
    return b == ',' || b == ';' || b == ')' || b == '}' || b == ']' || b == '\\' || b == '>';
  }

  private static boolean isParameter(Text text, int ampersand) {
    int at = ampersand + 1;
    while (Assignment.NAME.has(text.at(at))) {
      at++;
    }
    return at > ampersand + 1 && text.at(at) == '=';
  }
}
