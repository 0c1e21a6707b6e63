package dev.coffre.scan.detect;

import dev.coffre.scan.detect.Names.Promise;
import dev.coffre.scan.keyword.Occurrences;
import dev.coffre.scan.rule.Detection;
import dev.coffre.scan.rule.Rule;
import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.Severity;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the rules of a book over texts. Thread-safe.
public final class Detectors {
  private static final int NEAR = 300;

  private final RuleBook book;

  /// By the rule's number, made when they are first needed: by two threads at worst, and each is
  /// immutable. The JDK's array for threads would be linked at every start (docs/adr/0061).
  private final @Nullable Detector[] detectors;

  private final Severity least;

  /// The detectors of a book's rules.
  ///
  /// @param least rules of a lower severity find nothing
  public Detectors(RuleBook book, Severity least) {
    this.book = book;
    this.least = least;
    this.detectors = new Detector[book.rules().size()];
  }

  /// The detector of the rule of a number.
  Detector detector(int rule) {
    var known = detectors[rule];
    if (known != null) {
      return known;
    }
    var asked = book.rules().get(rule);
    boolean silent = asked.severity().compareTo(least) < 0;
    var made = silent ? new SilentDetector() : detector(asked.detection());
    detectors[rule] = made;
    return made;
  }

  private static Detector detector(Detection detection) {
    return switch (detection) {
      case Detection.Token token -> new TokenDetector(token);
      case Detection.Assigned assigned -> new AssignedDetector(assigned);
      case Detection.Expression(var pattern) -> ExpressionDetector.of(pattern);
      case Detection.Written(var scheme) ->
          switch (scheme) {
            case PASSWORD -> new GenericDetector(Promise.PASSWORD);
            case SECRET -> new GenericDetector(Promise.SECRET);
            case TOKEN -> new GenericDetector(Promise.TOKEN);
            case KEY -> new GenericDetector(Promise.KEY);
            case URL_CREDENTIAL -> new UrlCredentialDetector();
            case CONNECTION_STRING -> new ConnectionStringDetector();
            case AUTHORIZATION -> new AuthorizationDetector();
            case COMMAND_LINE -> new CommandLineDetector();
            case PRIVATE_KEY -> new PrivateKeyDetector();
            case KUBERNETES_SECRET -> new KubernetesSecretDetector();
            case NETRC -> new NetrcDetector();
            case CALL -> new CallDetector();
            case SQL -> new SqlDetector();
            case SQL_INSERT -> new SqlInsertDetector();
            case DSN -> new DsnDetector();
            case STOCK_PASSWORD -> new StockPasswordDetector();
            case ISSUER -> new IssuerDetector();
            case SECRET_FILE -> new SecretFileDetector();
          };
    };
  }

  /// Whether bytes far from a keyword may decide about what the rule of a number finds there.
  public boolean looksFar(int rule) {
    return detector(rule).looksFar();
  }

  /// What may be secret in the bytes `start` to `end` of a text. A keyword counts if it stands
  /// there; what belongs to it may reach further on both sides.
  public Sighting run(Text text, int start, int end) {
    var sighting = new Sighting();
    if (start == 0) {
      byName(text, sighting);
    }
    book.keywords()
        .find(
            text.bytes(),
            start,
            end,
            (keyword, from, to) -> examine(text, keyword, from, to, sighting));
    return sighting;
  }

  /// The same where the keywords of the text are known.
  public Sighting run(Text text, Occurrences keywords, int start, int end) {
    var sighting = new Sighting();
    if (start == 0) {
      byName(text, sighting);
    }
    keywords.tell(start, end, (keyword, from, to) -> examine(text, keyword, from, to, sighting));
    return sighting;
  }

  /// What the file's name alone tells.
  private void byName(Text text, Sighting sighting) {
    for (int rule : book.byName()) {
      for (var span : detector(rule).findAll(text, 0, 0)) {
        sighting.add(new Candidate(rule, span.start(), span.end()), new Keyword(0, 0));
      }
    }
  }

  private void examine(Text text, int keyword, int start, int end, Sighting sighting) {
    for (int i = 0; i < book.rulesOf(keyword); i++) {
      int rule = book.ruleOf(keyword, i);
      var detector = detector(rule);
      if (detector.looksFar()) {
        sighting.noteFar(new Keyword(start, end));
      }
      var spans = detector.findAll(text, start, end);
      for (int k = 0; k < spans.size(); k++) {
        var span = spans.get(k);
        if (passes(text, book.rules().get(rule), span)) {
          sighting.add(new Candidate(rule, span.start(), span.end()), new Keyword(start, end));
        }
      }
    }
  }

  private static boolean passes(Text text, Rule rule, Detector.Span span) {
    return refusal(text, rule, span).isEmpty();
  }

  /// The first step that what a detector found does not pass.
  static Optional<Refusal> refusal(Text text, Rule rule, Detector.Span span) {
    if (rule.entropy() > 0
        && Randomness.entropy(text.bytes(), span.start(), span.end()) < rule.entropy()) {
      return Optional.of(Refusal.ENTROPY);
    }
    if (!isNear(text, rule, span)) {
      return Optional.of(Refusal.NEAR);
    }
    if (rule.detection() instanceof Detection.Written || rule.severity() == Severity.INFO) {
      return Optional.empty();
    }
    var value = text.string(span.start(), span.end());
    if (Placeholder.matches(value)) {
      return Optional.of(Refusal.PLACEHOLDER);
    }
    boolean made =
        switch (rule.detection()) {
          case Detection.Token token -> isMade(text, token, span, value);
          case Detection.Assigned _ -> !Literal.isCamel(value);
          case Detection.Expression _, Detection.Written _ -> true;
        };
    return made ? Optional.empty() : Optional.of(Refusal.STRUCTURE);
  }

  /// Whether what the issuer puts into its tokens is in it.
  private static boolean isMade(
      Text text, Detection.Token token, Detector.Span span, String value) {
    return token.check().map(check -> Structure.holds(check, value)).orElse(true)
        && !(token.bounded() && DataBlock.surrounds(text, span));
  }

  private static boolean isNear(Text text, Rule rule, Detector.Span span) {
    if (rule.near().isEmpty()) {
      return true;
    }
    int from = Math.max(0, span.start() - NEAR);
    int to = Math.min(text.length(), span.end() + NEAR);
    var around = text.string(from, to).toLowerCase(Locale.ROOT);
    for (var word : rule.near()) {
      if (around.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
