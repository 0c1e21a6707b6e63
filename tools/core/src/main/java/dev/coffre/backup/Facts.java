package dev.coffre.backup;

import dev.coffre.json.Json;
import dev.coffre.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is true of a system at one moment: in each section, what a thing is called and what is said
/// of it. Two systems are alike if their facts are.
///
/// @param sections by name; in each, values by the name of the thing
public record Facts(SortedMap<String, SortedMap<String, String>> sections) {
  public Facts {
    var copy = new TreeMap<String, SortedMap<String, String>>();
    sections.forEach(
        (name, things) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(things))));
    sections = Collections.unmodifiableSortedMap(copy);
  }

  /// The things of a section; none if there is no such section.
  public SortedMap<String, String> section(String name) {
    return sections.getOrDefault(name, Collections.emptySortedMap());
  }

  /// What differs from these facts in others, as sentences; none if a section is the same.
  ///
  /// @param observed of the system that is compared
  public List<String> differences(String section, Facts observed) {
    var here = section(section);
    var there = observed.section(section);
    var differences = new ArrayList<String>();
    here.forEach((name, value) -> {
      var other = there.get(name);
      if (other == null) {
        differences.add(name + " is missing");
      } else if (!other.equals(value)) {
        differences.add(name + " is " + other + ", not " + value);
      }
    });
    there.keySet().stream()
        .filter(name -> !here.containsKey(name))
        .forEach(name -> differences.add(name + " is there and was not"));
    return differences;
  }

  Json json() {
    var json = Json.object();
    sections.forEach((name, things) -> {
      var section = Json.object();
      things.forEach(section::with);
      json.with(name, section);
    });
    return json;
  }

  static Facts of(JsonValue json) throws BackupException {
    var sections = new TreeMap<String, SortedMap<String, String>>();
    if (!(json instanceof JsonValue.Fields(var fields))) {
      throw new BackupException("the manifest's facts are no object");
    }
    for (var section : fields.entrySet()) {
      sections.put(section.getKey(), things(section.getValue()));
    }
    return new Facts(sections);
  }

  private static SortedMap<String, String> things(JsonValue json) throws BackupException {
    var things = new TreeMap<String, String>();
    if (json instanceof JsonValue.Fields(var fields)) {
      for (var thing : fields.entrySet()) {
        if (!(thing.getValue() instanceof JsonValue.Text(var text))) {
          throw new BackupException("the manifest's facts hold something that is no text");
        }
        things.put(thing.getKey(), text);
      }
    }
    return things;
  }
}
