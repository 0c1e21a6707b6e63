package dev.coffre.e2e.script;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A script file: command lines, then the files they start with, each below a line `-- name --`.
///
/// @param files content by path, relative to the script's folder
record Script(List<Line> lines, Map<String, String> files) {
  private static final Pattern FILE = Pattern.compile("-- (\\S+) --");

  Script {
    lines = List.copyOf(lines);
    files = Map.copyOf(files);
  }

  static Script read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static Script parse(String source) {
    var commands = new StringBuilder();
    var files = new LinkedHashMap<String, StringBuilder>();
    StringBuilder target = commands;
    for (String line : source.lines().toList()) {
      Matcher file = FILE.matcher(line);
      if (file.matches()) {
        target = new StringBuilder();
        files.put(file.group(1), target);
      } else {
        target.append(line).append('\n');
      }
    }
    var contents = new LinkedHashMap<String, String>();
    files.forEach((name, content) -> contents.put(name, content.toString()));
    return new Script(parseLines(commands.toString()), contents);
  }

  private static List<Line> parseLines(String commands) {
    var lines = new ArrayList<Line>();
    int number = 0;
    for (String line : commands.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        lines.add(Line.parse(number, line));
      }
    }
    return lines;
  }

  /// Whether a command line calls the program of that name.
  boolean names(String program) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(program) + "(?![\\w-])")
        .matcher(lines.stream().map(Line::text).collect(joining("\n")))
        .find();
  }

  /// The programs of the machine that the script says it `needs`.
  List<String> needs() {
    return lines.stream()
        .map(Line::text)
        .filter(text -> text.startsWith("needs "))
        .map(text -> text.substring("needs ".length()).strip())
        .toList();
  }

  /// Whether the script says `only ours REASON`: it is not run against the real tool.
  boolean onlyOurs() {
    return lines.stream().anyMatch(line -> line.text().startsWith("only ours"));
  }
}
