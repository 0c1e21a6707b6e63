package dev.coffre.scan;

import dev.coffre.scan.detect.Text;
import dev.coffre.scan.rule.Rule;
import dev.coffre.scan.rule.RuleBook;
import dev.coffre.scan.rule.RuleException;
import dev.coffre.scan.rule.RuleFile;
import dev.coffre.scan.rule.Sample;
import dev.coffre.scan.rule.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// Turns the rule files into the book that ships, when the program is built, and refuses a rule
/// whose samples do not hold. Users do not call it.
public final class RuleCompiler {
  private static final int FEWEST_SAMPLES = 3;

  private RuleCompiler() {}

  /// Compiles the files of the folder named first into the file named second.
  public static void main(String[] arguments) throws IOException, RuleException {
    var rules = new ArrayList<Rule>();
    var samples = new ArrayList<Sample>();
    for (var file : files(Path.of(arguments[0]))) {
      var parsed = RuleFile.parse(file.getFileName().toString(), Files.readString(file));
      rules.addAll(parsed.rules());
      samples.addAll(parsed.samples());
    }
    rules.sort(Comparator.comparingInt(Rule::specificity));
    var complaints = new ArrayList<String>();
    checkIds(rules, complaints);
    checkSamples(rules, samples, complaints);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("rules:\n  " + String.join("\n  ", complaints));
    }
    write(RuleBook.of(rules), Path.of(arguments[1]));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void checkIds(List<Rule> rules, List<String> complaints) {
    var seen = new HashSet<String>();
    for (var rule : rules) {
      if (!seen.add(rule.id())) {
        complaints.add(rule.id() + ": there are two of this id");
      }
    }
  }

  private static void checkSamples(
      List<Rule> rules, List<Sample> samples, List<String> complaints) {
    for (var rule : rules) {
      var scanner = new Scanner(RuleBook.of(List.of(rule)), Severity.INFO);
      var own = samples.stream().filter(sample -> sample.rule().equals(rule.id())).toList();
      for (boolean wanted : new boolean[] {true, false}) {
        if (own.stream().filter(sample -> sample.found() == wanted).count() < FEWEST_SAMPLES) {
          complaints.add(rule.id() + ": fewer than 3 " + (wanted ? "hits" : "misses"));
        }
      }
      for (var sample : own) {
        if (scanner.scan(Text.of(sample.content(), sample.path())).isEmpty() == sample.found()) {
          complaints.add(
              rule.id() + (sample.found() ? ": not found: " : ": found: ") + sample.text());
        }
      }
    }
  }

  private static void write(RuleBook book, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, book.toBytes());
  }
}
