package dev.coffre.scan;

import dev.coffre.file.Resource;
import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.Detectors;
import dev.coffre.scan.detect.Sighting;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.keyword.Occurrences;
import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Finds secrets in texts. Thread-safe.
public final class Scanner {
  /// Names, values and one that would be told.
  private static final String USUAL =
      "import os\n\ndef connect(user, password=None):  # the secret is in the vault\n"
          + "    token = os.environ.get('API_TOKEN')\n"
          + "    client_secret = '<secret>'\n"
          + "    api_key = '"
          + "k7Qd91xT"
          + "mZ4rVb8wLp2s"
          + "'\n";

  private final RuleBook book;
  private final Detectors detectors;

  /// A scanner for the rules of a book that find secrets: those of {@link Severity#INFO} are not
  /// asked.
  public Scanner(RuleBook book) {
    this(book, Severity.LOW);
  }

  /// A scanner for the rules of a book.
  ///
  /// @param least rules of a lower severity are not asked
  public Scanner(RuleBook book, Severity least) {
    this.book = book;
    this.detectors = new Detectors(book, least);
  }

  /// The rules that come with the program.
  public static RuleBook builtInRules() {
    try {
      return RuleBook.read(new Resource(Scanner.class, "rules.bin").read());
    } catch (IOException e) {
      throw new IllegalStateException("the program's rules cannot be read", e);
    }
  }

  /// The rules it knows.
  public RuleBook rules() {
    return book;
  }

  /// Every secret in a text, by place. Where several rules claim the same bytes, one counts: the
  /// one that comes first in the book.
  public List<Finding> scan(Text text) {
    return scan(text, 0, text.length());
  }

  /// The secrets whose keyword ends within some bytes of a text.
  public List<Finding> scan(Text text, int start, int end) {
    var candidates = look(text, start, end).candidates();
    return candidates.isEmpty() ? List.of() : findings(text, candidates);
  }

  /// What the rules see where a keyword ends within some bytes of a text.
  public Sighting look(Text text, int start, int end) {
    return detectors.run(text, start, end);
  }

  /// The same where the keywords of the text are known.
  public Sighting look(Text text, Occurrences keywords, int start, int end) {
    return detectors.run(text, keywords, start, end);
  }

  /// Scans a text as many have it. A program that runs for an instant does most things for the
  /// first time, and that takes longer than what is done: one thread can do it while another still
  /// reads what there is to scan.
  public void warmUp() {
    var text = USUAL.getBytes(StandardCharsets.US_ASCII);
    var _ = scan(new Text(text, text.length, "usual.py"));
  }

  /// Whether bytes far from a keyword may decide about what the rule of a number finds there.
  public boolean looksFar(int rule) {
    return detectors.looksFar(rule);
  }

  /// The findings that candidates of a text come to, by place.
  public List<Finding> findings(Text text, List<Candidate> candidates) {
    var lines = new LineCounter(text.bytes());
    var findings = new ArrayList<Finding>();
    for (var found : distinct(candidates)) {
      findings.add(finding(found, lines));
    }
    return findings;
  }

  private Finding finding(Candidate found, LineCounter lines) {
    lines.advanceTo(found.start());
    return new Finding(
        book.rules().get(found.rule()), found.start(), found.end(), lines.line(), lines.column());
  }

  /// Those that count of candidates of one text, by place. Which they are does not depend on the
  /// order in which they were found.
  public static List<Candidate> distinct(List<Candidate> candidates) {
    var sorted = new ArrayList<>(candidates);
    sorted.sort(Scanner::byImportance);
    var chosen = new TreeMap<Integer, Candidate>();
    for (var candidate : sorted) {
      var before = Optional.ofNullable(chosen.lowerKey(candidate.end())).map(chosen::get);
      if (before.isEmpty() || !before.get().overlaps(candidate)) {
        chosen.put(candidate.start(), candidate);
      }
    }
    return List.copyOf(chosen.values());
  }

  private static int byImportance(Candidate a, Candidate b) {
    if (a.rule() != b.rule()) {
      return Integer.compare(a.rule(), b.rule());
    }
    return a.start() == b.start()
        ? Integer.compare(b.end(), a.end())
        : Integer.compare(a.start(), b.start());
  }
}
