package dev.coffre.recovery;

import dev.coffre.json.Json;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a repository remembers of its recovery keys. A key that was taken from its paper is no
/// recovery key any more: each use is a duty until no file is encrypted to it. A drill shows that
/// the paper still opens the files; one that is long ago shows little.
public record Recoveries(List<Use> uses, List<Drill> drills) {
  /// Where it is kept.
  public static final String PATH = ".config/coffre/recovery.yaml";

  /// What the file begins with.
  private static final String HEAD =
      """
      # Uses of recovery keys, and drills: 'coffre keys recover' adds a line. 'coffre check' reports
      # every file that is still encrypted to a key that was used, 'coffre keys doctor' every key
      # whose last drill is long ago.
      """;

  private static final String USES = "recoveries";
  private static final String DRILLS = "drills";

  public Recoveries {
    uses = List.copyOf(uses);
    drills = List.copyOf(drills);
  }

  /// A key was rebuilt and given out.
  ///
  /// @param recipient its public key
  /// @param who did it
  /// @param when in RFC 3339
  /// @param why in their words
  public record Use(String recipient, String who, String when, String why) {
    /// Who took it and when, as the end of a sentence.
    public String taken() {
      return who + " took from its paper on " + when;
    }
  }

  /// A key was rebuilt, opened every file, and was forgotten.
  ///
  /// @param recipient its public key
  /// @param when in RFC 3339
  /// @param files how many it opened
  public record Drill(String recipient, Instant when, long files) {}

  /// Nothing at all.
  public static Recoveries none() {
    return new Recoveries(List.of(), List.of());
  }

  /// Reads the file.
  ///
  /// @throws YamlException if it is not what it should be: a duty may be in it
  public static Recoveries parse(String text) throws YamlException {
    var file = YamlMapping.parse(PATH, text);
    var uses = new ArrayList<Use>();
    for (var use : list(file, USES)) {
      uses.add(new Use(use.text("recipient"), use.text("who"), use.text("when"), use.text("why")));
      use.finish();
    }
    var drills = new ArrayList<Drill>();
    for (var drill : list(file, DRILLS)) {
      drills.add(drill(drill));
      drill.finish();
    }
    file.finish();
    return new Recoveries(uses, drills);
  }

  private static List<YamlMapping> list(YamlMapping file, String name) throws YamlException {
    return file.names().contains(name) ? file.list(name) : List.of();
  }

  private static Drill drill(YamlMapping drill) throws YamlException {
    try {
      return new Drill(
          drill.text("recipient"),
          Instant.parse(drill.text("when")),
          Long.parseLong(drill.text("files")));
    } catch (DateTimeParseException | NumberFormatException e) {
      throw drill.failure("'when' is a time as in 2026-11-28T03:00:00Z, 'files' a number");
    }
  }

  /// The uses of a key that can open a file with these recipients.
  public List<Use> of(List<String> recipients) {
    var found = new ArrayList<Use>();
    for (var use : uses) {
      if (recipients.contains(use.recipient())) {
        found.add(use);
      }
    }
    return found;
  }

  /// Whether a key was taken from its paper.
  public boolean isUsed(String recipient) {
    return !of(List.of(recipient)).isEmpty();
  }

  /// When a key was last drilled.
  public Optional<Instant> lastDrill(String recipient) {
    Optional<Instant> last = Optional.empty();
    for (var drill : drills) {
      boolean later = last.isEmpty() || drill.when().isAfter(last.get());
      if (later && drill.recipient().equals(recipient)) {
        last = Optional.of(drill.when());
      }
    }
    return last;
  }

  /// The text of the file with one use more.
  ///
  /// @param text empty if there is no file yet
  public static String with(String text, Use use) {
    var line =
        Json.object()
            .with("recipient", use.recipient())
            .with("who", use.who())
            .with("when", use.when())
            .with("why", use.why());
    return with(text, USES, line);
  }

  /// The text of the file with one drill more.
  ///
  /// @param text empty if there is no file yet
  public static String with(String text, Drill drill) {
    var line =
        Json.object()
            .with("recipient", drill.recipient())
            .with("when", drill.when().toString())
            .with("files", drill.files());
    return with(text, DRILLS, line);
  }

  /// The newest stands first in its list.
  private static String with(String text, String list, Json line) {
    var start = text.isEmpty() ? HEAD : text.endsWith("\n") ? text : text + "\n";
    var added = list + ":\n  - " + line + "\n";
    int at = ("\n" + start).indexOf("\n" + list + ":\n");
    return at < 0
        ? start + added
        : start.substring(0, at) + added + start.substring(at + list.length() + 2);
  }
}
