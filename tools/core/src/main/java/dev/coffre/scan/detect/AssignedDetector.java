package dev.coffre.scan.detect;

import dev.coffre.pattern.ByteSet;
import dev.coffre.scan.detect.Assignment.Operator;
import dev.coffre.scan.rule.Detection;
import java.util.Optional;

/// Finds secrets that are assigned to a name with the keyword in it.
record AssignedDetector(Detection.Assigned assigned) implements SingleDetector {
  static final int SLACK = 25;

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    return Assignment.around(text, start, end, SLACK).flatMap(found -> value(text, found));
  }

  private Optional<Span> value(Text text, Assignment found) {
    int match = assigned.value().match(text.bytes(), found.start(), found.end());
    if (match < 0
        || (ByteSet.WORD.has(text.at(match)) && match < found.end())
        || isCode(text, found, match)) {
      return Optional.empty();
    }
    return match == found.end() || !found.quoted()
        ? Optional.of(new Span(found.start(), match))
        : Optional.empty();
  }

  /// `Master *Auth`, `Issuer: TypeOfIssuer{`, `Issuer: Issuer is`: without quotes a program has
  /// types, calls and names.
  private static boolean isCode(Text text, Assignment found, int end) {
    return text.kind() == Text.Kind.CODE
        && !found.quoted()
        && (found.operator() != Operator.SIGN
            || "({.".indexOf(text.at(end)) >= 0
            || text.string(found.nameStart(), found.nameEnd())
                .equals(text.string(found.start(), end)));
  }
}
