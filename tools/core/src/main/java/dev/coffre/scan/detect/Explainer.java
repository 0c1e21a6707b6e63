package dev.coffre.scan.detect;

import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Runs the rules again over a part of a text and keeps what each of them said: slower than a scan,
/// which keeps nothing of it.
public final class Explainer {
  private final RuleBook book;
  private final Detectors detectors;

  /// For the rules of a book.
  public Explainer(RuleBook book) {
    this.book = book;
    this.detectors = new Detectors(book, Severity.INFO);
  }

  /// Every rule that has a keyword which ends in the bytes `start` to `end`, in order of the place,
  /// and those that go by the file's name.
  public List<Trial> trials(Text text, int start, int end) {
    var trials = new ArrayList<Trial>();
    book.keywords()
        .find(
            text.bytes(),
            start,
            end,
            (keyword, from, to) -> examine(text, keyword, from, to, trials));
    trials.sort(Comparator.comparingInt(Trial::start));
    if (SecretFileDetector.isMeantBy(text.path().name())) {
      for (int rule : book.byName()) {
        trials.add(namedTrial(text, rule, start, end));
      }
    }
    return trials;
  }

  private Trial namedTrial(Text text, int number, int start, int end) {
    var found =
        detectors.detector(number).findAll(text, 0, 0).stream()
            .filter(span -> span.start() >= start && span.start() <= end)
            .map(span -> new Candidate(number, span.start(), span.end()))
            .findFirst();
    return new Trial(
        book.rules().get(number),
        text.path().name(),
        true,
        start,
        end,
        found,
        found.isPresent() ? Optional.empty() : Optional.of(Refusal.FORM),
        found.isPresent()
            ? "the name of the file makes it one"
            : "the line is none that holds a secret in such a file");
  }

  private void examine(Text text, int keyword, int start, int end, List<Trial> trials) {
    for (int i = 0; i < book.rulesOf(keyword); i++) {
      trials.add(trial(text, book.ruleOf(keyword, i), start, end));
    }
  }

  private Trial trial(Text text, int number, int start, int end) {
    var rule = book.rules().get(number);
    var word = text.string(start, end).toLowerCase(Locale.ROOT);
    var detector = detectors.detector(number);
    var span = detector.findAll(text, start, end).stream().findFirst();
    if (span.isEmpty()) {
      return new Trial(
          rule,
          word,
          false,
          start,
          end,
          Optional.empty(),
          Optional.of(Refusal.FORM),
          form(text, detector, start, end));
    }
    var found = new Candidate(number, span.get().start(), span.get().end());
    var refusal = Detectors.refusal(text, rule, span.get());
    double bits = Randomness.entropy(text.bytes(), found.start(), found.end());
    var detail = "%.1f bits a character".formatted(bits);
    return new Trial(rule, word, false, start, end, Optional.of(found), refusal, detail);
  }

  private static String form(Text text, Detector detector, int start, int end) {
    return switch (detector) {
      case GenericDetector(var promise) -> generic(text, promise, start, end);
      case TokenDetector(var token) ->
          token.pattern().match(text.bytes(), start, text.length()) < 0
              ? "what follows the keyword is not what such a token is made of"
              : "what stands in front of the token, or behind it, belongs to a longer word";
      case AssignedDetector assigned -> assigned(text, start, end);
      default -> "what stands around the keyword does not have the form that the rule looks for";
    };
  }

  private static String assigned(Text text, int start, int end) {
    return Assignment.around(text, start, end, AssignedDetector.SLACK).isEmpty()
        ? "nothing is assigned to the name that the keyword is in"
        : "the value is not what such a secret is made of";
  }

  private static String generic(Text text, Names.Promise promise, int start, int end) {
    var assignment = Assignment.around(text, start, end, 0);
    if (assignment.isEmpty()) {
      return "nothing is assigned to the name that the keyword is in";
    }
    var found = assignment.get();
    var promised = Names.promise(text.string(found.nameStart(), found.nameEnd()));
    if (promised.filter(promise::equals).isEmpty()) {
      return "the name that the keyword is in promises no "
          + promise.name().toLowerCase(Locale.ROOT);
    }
    if (Placeholder.matches(text.string(found.start(), found.end()))) {
      return "the value stands for a secret, or a program fills it in";
    }
    return Plausibility.of(text, found, promise)
        ? "two words in a row assign nothing here"
        : "the value looks like a word, an expression, a path or a message, or is too short";
  }
}
