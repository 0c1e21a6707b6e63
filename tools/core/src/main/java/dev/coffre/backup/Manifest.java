package dev.coffre.backup;

import dev.coffre.json.Json;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a backup says of itself, encrypted beside the data: where it comes from, what was true at
/// the moment it holds, and what its other parts hold. A restore takes from here what it needs to
/// know.
///
/// @param taken the moment whose state it holds
/// @param commit of the repository that the plan is from; empty if there is none
/// @param source what the source said of itself: versions, identifier, encoding, …
/// @param contents the other parts as they were before encryption
public record Manifest(
    String target,
    String kind,
    String id,
    Instant taken,
    String commit,
    String program,
    List<String> recipients,
    Map<String, String> source,
    Facts facts,
    List<Part> contents) {
  /// The file's name in the backup, without what age adds.
  public static final String FILE = "manifest.json";

  public Manifest {
    recipients = List.copyOf(recipients);
    source = new LinkedHashMap<>(source);
    contents = List.copyOf(contents);
  }

  /// What the source said of itself under this name.
  ///
  /// @throws BackupException if it said nothing
  public String source(String name) throws BackupException {
    var value = source.get(name);
    if (value == null) {
      throw new BackupException("the manifest does not say the source's " + name);
    }
    return value;
  }

  /// The content of a part as it was before encryption.
  ///
  /// @throws BackupException if there is no such part
  public Part content(String name) throws BackupException {
    return contents.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BackupException("the manifest names no part " + name));
  }

  /// The same with other contents and facts, for drills that must fail.
  public Manifest with(Facts otherFacts, List<Part> otherContents) {
    return new Manifest(
        target, kind, id, taken, commit, program, recipients, source, otherFacts, otherContents);
  }

  /// The same from another source, for drills that must fail.
  public Manifest withSource(String name, String value) {
    var other = new LinkedHashMap<>(source);
    other.put(name, value);
    return new Manifest(
        target, kind, id, taken, commit, program, recipients, other, facts, contents);
  }

  /// The same with another content of one part, for drills that must fail.
  public Manifest withContent(Part other) {
    var contents =
        this.contents.stream()
            .map(part -> part.name().equals(other.name()) ? other : part)
            .toList();
    return with(facts, contents);
  }

  /// The file's text.
  public String text() {
    var from = Json.object();
    source.forEach(from::with);
    return Json.object()
            .with("format", 1)
            .with("target", target)
            .with("kind", kind)
            .with("id", id)
            .with("taken", taken.toString())
            .with("commit", commit)
            .with("program", program)
            .withStrings("recipients", recipients)
            .with("source", from)
            .with("facts", facts.json())
            .withObjects("contents", contents.stream().map(Part::json).toList())
        + "\n";
  }

  /// Reads the file.
  ///
  /// @throws BackupException if it is none
  public static Manifest parse(String text) throws BackupException {
    try {
      var json = JsonValue.parse(text);
      if (Fields.number(json, "format") != 1) {
        throw new BackupException("the manifest's format is newer than this program");
      }
      return new Manifest(
          Fields.text(json, "target"),
          Fields.text(json, "kind"),
          Fields.text(json, "id"),
          Instant.parse(Fields.text(json, "taken")),
          Fields.text(json, "commit"),
          Fields.text(json, "program"),
          texts(Fields.value(json, "recipients")),
          source(Fields.value(json, "source")),
          Facts.of(Fields.value(json, "facts")),
          contents(Fields.value(json, "contents")));
    } catch (JsonException | DateTimeException e) {
      throw new BackupException("the manifest cannot be read: " + e.getMessage());
    }
  }

  private static List<String> texts(JsonValue json) {
    var texts = new ArrayList<String>();
    for (var item : json.items()) {
      if (item instanceof JsonValue.Text(var text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static Map<String, String> source(JsonValue json) {
    var source = new LinkedHashMap<String, String>();
    if (json instanceof JsonValue.Fields(var fields)) {
      fields.forEach((name, value) -> {
        if (value instanceof JsonValue.Text(var text)) {
          source.put(name, text);
        }
      });
    }
    return source;
  }

  private static List<Part> contents(JsonValue json) throws BackupException {
    var parts = new ArrayList<Part>();
    for (var item : json.items()) {
      parts.add(Part.of(item));
    }
    return parts;
  }
}
