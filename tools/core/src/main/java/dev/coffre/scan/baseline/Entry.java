package dev.coffre.scan.baseline;

import dev.coffre.json.Json;
import dev.coffre.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// One finding of a baseline.
///
/// @param reason why it may stay; without one it is only known
/// @param until the last day that this holds
public record Entry(
    String fingerprint,
    String rule,
    String path,
    Optional<String> reason,
    Optional<LocalDate> until)
    implements Comparable<Entry> {
  /// A finding that is only known.
  public static Entry known(String fingerprint, String rule, String path) {
    return new Entry(fingerprint, rule, path, Optional.empty(), Optional.empty());
  }

  /// The same with a reason.
  public Entry because(String reason, Optional<LocalDate> until) {
    return new Entry(fingerprint, rule, path, Optional.of(reason), until);
  }

  boolean holdsOn(LocalDate day) {
    return until.isEmpty() || !day.isAfter(until.get());
  }

  static Entry read(JsonValue line) throws BaselineException {
    var entry =
        new Entry(
            field(line, "fingerprint"),
            field(line, "rule"),
            field(line, "path"),
            line.text("reason").filter(reason -> !reason.isBlank()),
            date(line));
    if (!Fingerprints.isOne(entry.fingerprint())) {
      throw new BaselineException("'fingerprint' is not 20 hexadecimal digits");
    }
    if (entry.until().isPresent() && entry.reason().isEmpty()) {
      throw new BaselineException("'until' needs a 'reason'");
    }
    return entry;
  }

  private static String field(JsonValue line, String name) throws BaselineException {
    return line.text(name).orElseThrow(() -> new BaselineException("'" + name + "' is missing"));
  }

  private static Optional<LocalDate> date(JsonValue line) throws BaselineException {
    var text = line.text("until");
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new BaselineException("'until' is not a date of the form 2030-12-31", e);
    }
  }

  /// As a line of the file. The reason, which a person wrote, comes last.
  String line() {
    var line = Json.object().with("fingerprint", fingerprint).with("rule", rule).with("path", path);
    until.ifPresent(day -> line.with("until", day.toString()));
    reason.ifPresent(text -> line.with("reason", text));
    return line.toString();
  }

  @Override
  public int compareTo(Entry other) {
    int order = path.compareTo(other.path);
    order = order != 0 ? order : rule.compareTo(other.rule);
    order = order != 0 ? order : fingerprint.compareTo(other.fingerprint);
    order = order != 0 ? order : lastDay().compareTo(other.lastDay());
    return order != 0 ? order : reason.orElse("").compareTo(other.reason.orElse(""));
  }

  private LocalDate lastDay() {
    return until.orElse(LocalDate.MAX);
  }
}
