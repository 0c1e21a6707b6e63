package dev.coffre.cases;

import dev.coffre.json.Json;
import dev.coffre.yaml.YamlException;
import dev.coffre.yaml.YamlMapping;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Cases as YAML. A case is written by the program alone, so that a diff shows what it closed.
public final class CaseText {
  private CaseText() {}

  /// The text of a case. Strings are written as in JSON, which YAML reads.
  public static String write(Case kase) {
    var text = new StringBuilder();
    text.append("# What ")
        .append(kase.holder())
        .append(" could read, until each value was changed");
    text.append(" at its source. Written by\n# 'coffre keys revoke' and 'coffre keys cases'.");
    text.append(" A fingerprint says nothing without the key, and only\n");
    text.append("# those below have that.\n");
    text.append("holder: ").append(kase.holder()).append('\n');
    text.append("opened: \"").append(kase.opened()).append("\"\n");
    text.append("key:\n");
    for (var copy : kase.copies()) {
      text.append("  - recipient: ").append(Json.quote(copy.recipient())).append('\n');
      text.append("    enc: |\n");
      copy.armored().lines().forEach(line -> text.append("      ").append(line).append('\n'));
    }
    text.append(kase.entries().isEmpty() ? "entries: []\n" : "entries:\n");
    kase.entries().forEach(entry -> write(entry, text));
    return text.toString();
  }

  private static void write(CaseEntry entry, StringBuilder text) {
    text.append("  - number: ").append(entry.number()).append('\n');
    text.append("    state: ").append(entry.state()).append('\n');
    entry.closed().ifPresent(day -> text.append("    closed: \"").append(day).append("\"\n"));
    entry
        .reason()
        .ifPresent(why -> text.append("    reason: ").append(Json.quote(why)).append('\n'));
    entry
        .fingerprint()
        .ifPresent(
            print -> text.append("    fingerprint: ").append(Json.quote(print)).append('\n'));
    text.append("    places:\n");
    entry
        .places()
        .forEach((place, span) -> {
          text.append("      - file: ").append(Json.quote(place.file())).append('\n');
          text.append("        path: ").append(Json.quote(place.path())).append('\n');
          text.append("        first: \"").append(span.first()).append("\"\n");
          text.append("        last: \"").append(span.last()).append("\"\n");
        });
  }

  /// Reads a case.
  ///
  /// @param name of the file, for messages
  /// @throws YamlException if it holds none
  public static Case read(String name, String text) throws YamlException {
    var file = YamlMapping.parse(name, text);
    var holder = file.text("holder");
    var opened = date(file, "opened", file.text("opened"));
    var copies = new ArrayList<KeyCopy>();
    for (var copy : file.list("key")) {
      copies.add(new KeyCopy(copy.text("recipient"), copy.text("enc")));
      copy.finish();
    }
    var entries = new ArrayList<CaseEntry>();
    for (var entry : file.list("entries")) {
      entries.add(entry(entry));
    }
    file.finish();
    return new Case(holder, opened, copies, entries);
  }

  private static CaseEntry entry(YamlMapping fields) throws YamlException {
    var closed = fields.optional("closed");
    var entry =
        new CaseEntry(
            number(fields),
            state(fields),
            fields.optional("fingerprint"),
            places(fields.list("places")),
            closed.isEmpty() ? Optional.empty() : Optional.of(date(fields, "closed", closed.get())),
            fields.optional("reason"));
    fields.finish();
    return entry;
  }

  private static SortedMap<Place, Span> places(List<YamlMapping> list) throws YamlException {
    var places = new TreeMap<Place, Span>();
    for (var fields : list) {
      var place = new Place(fields.text("file"), fields.text("path"));
      places.put(place, new Span(fields.text("first"), fields.text("last")));
      fields.finish();
    }
    return places;
  }

  private static int number(YamlMapping fields) throws YamlException {
    var text = fields.text("number");
    if (!text.matches("[0-9]{1,9}")) {
      throw fields.failure("'number' is none");
    }
    return Integer.parseInt(text);
  }

  private static EntryState state(YamlMapping fields) throws YamlException {
    var text = fields.text("state");
    return Arrays.stream(EntryState.values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> fields.failure("'" + text + "' is no state"));
  }

  private static LocalDate date(YamlMapping fields, String field, String text)
      throws YamlException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw fields.failure("'" + field + "' is no date");
    }
  }
}
