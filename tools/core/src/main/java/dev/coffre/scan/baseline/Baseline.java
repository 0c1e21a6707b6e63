package dev.coffre.scan.baseline;

import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import dev.coffre.scan.Finding;
import dev.coffre.scan.detect.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/// The findings that a repository lives with, one a line, and the salt of their fingerprints. The
/// order of the lines says nothing, and a line may stand there twice: what a union merge makes of
/// two baselines is one, with two salts if they were made apart.
///
/// @param salts that of new fingerprints first
/// @param entries in the order they are written in
public record Baseline(List<Salt> salts, List<Entry> entries) {
  /// Where it lies in a repository.
  public static final String PATH = ".config/coffre/scan-baseline.jsonl";

  private static final String VERSION_FIELD = "coffre-scan-baseline";
  private static final int VERSION = 1;

  public Baseline {
    salts = List.copyOf(new LinkedHashSet<>(salts));
    entries = List.copyOf(new TreeSet<>(entries));
  }

  /// One without a line.
  public static Baseline none() {
    return new Baseline(List.of(), List.of());
  }

  /// Reads one.
  ///
  /// @param name for messages
  public static Baseline parse(String name, String text) throws BaselineException {
    var salts = new ArrayList<Salt>();
    var entries = new ArrayList<Entry>();
    int number = 0;
    for (var line : lines(text)) {
      number++;
      if (!line.isBlank()) {
        read(name + ":" + number, line, salts, entries);
      }
    }
    if (salts.isEmpty()) {
      throw new BaselineException(name + ": the line with the salt is missing");
    }
    return new Baseline(salts, entries);
  }

  /// As {@link String#lines}, whose stream a commit would wait for, and an empty one at the end.
  private static String[] lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
  }

  private static void read(String place, String line, List<Salt> salts, List<Entry> entries)
      throws BaselineException {
    try {
      var value = JsonValue.parse(line);
      if (value.field(VERSION_FIELD).isPresent()) {
        salts.add(salt(value));
      } else {
        entries.add(Entry.read(value));
      }
    } catch (JsonException | BaselineException e) {
      throw new BaselineException(place + ": " + e.getMessage(), e);
    }
  }

  private static Salt salt(JsonValue line) throws BaselineException {
    if (!line.number(VERSION_FIELD).filter(version -> version == VERSION).isPresent()) {
      throw new BaselineException("it is of a version that this program does not know");
    }
    return line.text("salt")
        .filter(Salt::isOne)
        .map(Salt::new)
        .orElseThrow(() -> new BaselineException("'salt' is not 32 hexadecimal digits"));
  }

  /// Whether a finding in a baseline is in what the program wrote there itself: a path or a rule's
  /// name may look like a secret's. What a person wrote, the reason, is scanned.
  public static boolean wrote(String path, Text text, Finding finding) {
    if (!path.endsWith(PATH)) {
      return false;
    }
    int start = text.lineStart(finding.start());
    var line = text.string(start, text.lineEnd(finding.start()));
    int reason = line.indexOf("\"reason\": \"");
    return isLine(line) && (reason < 0 || finding.start() - start < reason);
  }

  private static boolean isLine(String line) {
    try {
      read("", line, new ArrayList<>(), new ArrayList<>());
      return true;
    } catch (BaselineException e) {
      return false;
    }
  }

  /// The same with more lines; for a fingerprint that is there already, the new line counts.
  public Baseline with(Collection<Entry> more) {
    var fingerprints = more.stream().map(Entry::fingerprint).toList();
    var all = new ArrayList<>(more);
    entries.stream().filter(entry -> !fingerprints.contains(entry.fingerprint())).forEach(all::add);
    return new Baseline(salts, all);
  }

  /// The same without some lines.
  public Baseline without(Collection<Entry> fewer) {
    return new Baseline(salts, entries.stream().filter(entry -> !fewer.contains(entry)).toList());
  }

  /// The file's text.
  public String text() {
    var text = new StringBuilder();
    for (var salt : salts) {
      text.append(Json.object().with(VERSION_FIELD, VERSION).with("salt", salt.text()));
      text.append('\n');
    }
    entries.forEach(entry -> text.append(entry.line()).append('\n'));
    return text.toString();
  }
}
