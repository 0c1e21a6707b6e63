package dev.coffre.policy;

import dev.coffre.sops.Fixture;
import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.metadata.Selector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A small tree, what is done to it, and what the checks are to find then.
///
/// A resource has several: `=== name`, steps, and the files behind `-- name --` lines. Steps: `seal
/// FILE` encrypts by the file's creation rule, or for Alice; `edit FILE /RE2/TEXT/` replaces all
/// that matches (the first character separates); `copy FROM TO`; `find FILE:LINE:COLUMN ID`. Before
/// the edits the tree has to be clean: what an edit breaks was sound.
record Case(String name, List<String> steps, Map<String, String> files) {
  private static final Path ROOT = Path.of("/repository");

  static Stream<Case> of(String resource) {
    try (var in = Objects.requireNonNull(Case.class.getResourceAsStream(resource), resource)) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("(?m)^=== ", -1))
          .filter(part -> !part.isBlank())
          .map(part -> parse(filled(part)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case parse(String text) {
    var parts = text.split("(?m)^-- ", -1);
    var head = parts[0].lines().filter(line -> !line.isBlank()).toList();
    var files = new LinkedHashMap<String, String>();
    for (int i = 1; i < parts.length; i++) {
      var part = parts[i].split(" --\n", 2);
      files.put(part[0], part[1]);
    }
    return new Case(head.getFirst(), head.subList(1, head.size()), files);
  }

  private static String filled(String text) {
    return text.replace("$ALICE_KEY", Fixture.ALICE.secretKey())
        .replace("$ALICE", Fixture.ALICE.key().id())
        .replace("$BOB", Fixture.BOB.key().id());
  }

  /// What the rows say is found.
  List<String> expected() {
    return steps.stream()
        .filter(step -> step.startsWith("find "))
        .map(step -> step.substring(5))
        .sorted()
        .toList();
  }

  boolean isEdited() {
    return steps.stream().anyMatch(step -> step.startsWith("edit "));
  }

  /// The tree before the edits.
  Map<String, String> sound() throws Exception {
    return tree(false);
  }

  /// The tree with the edits.
  Map<String, String> broken() throws Exception {
    return tree(true);
  }

  private Map<String, String> tree(boolean edits) throws Exception {
    var tree = new LinkedHashMap<>(files);
    for (var step : steps) {
      var words = step.split(" ", 3);
      switch (words[0]) {
        case "seal" -> tree.put(words[1], seal(words[1], tree));
        case "copy" -> tree.put(words[2], text(words[1], tree));
        case "edit" -> {
          if (edits) {
            tree.put(words[1], edited(text(words[1], tree), words[2]));
          }
        }
        case "find" -> {}
        default -> throw new IllegalArgumentException(name + ": " + step);
      }
    }
    return tree;
  }

  private static String text(String file, Map<String, String> tree) {
    return Objects.requireNonNull(tree.get(file), file);
  }

  private String edited(String text, String edit) {
    var parts = edit.substring(1).split(edit.substring(0, 1), -1);
    var result = text.replaceAll(parts[0], parts[1].replace("\\n", "\n"));
    if (result.equals(text)) {
      throw new IllegalArgumentException(name + ": " + edit + " changes nothing in\n" + text);
    }
    return result;
  }

  private static String seal(String file, Map<String, String> tree) throws Exception {
    var plain = text(file, tree);
    var format = Format.ofFileName(file.substring(file.lastIndexOf('/') + 1));
    var match = rules(tree).forFile(ROOT.resolve(file));
    if (match instanceof RuleMatch.Matched(var rule)) {
      var recipe = rule.recipe();
      return Sample.encrypted(format, plain, format == Format.BINARY ? whole(recipe) : recipe);
    }
    var selector = format == Format.BINARY ? Selector.NONE : Selector.DEFAULT;
    return Sample.encrypted(format, plain, selector);
  }

  private static Recipe whole(Recipe recipe) {
    return new Recipe(recipe.groups(), recipe.shamirThreshold(), Selector.NONE, false);
  }

  /// What the checks find in a tree, as the rows say it.
  static List<String> found(Map<String, String> tree) throws Exception {
    var found = new ArrayList<String>();
    var rules = rules(tree);
    for (var file : tree.keySet()) {
      var path = ROOT.resolve(file);
      var checked = new CheckedFile(path, file, bytes(file, tree), rules.forFile(path));
      for (var violation : new Policy(neighbours(tree)).check(checked, Versions.NONE)) {
        found.add(row(file, violation));
      }
    }
    return found.stream().sorted().toList();
  }

  /// The same for a scan, which looks first whether a file matters.
  static List<String> foundByScan(Map<String, String> tree) throws Exception {
    var found = new ArrayList<String>();
    var paths = tree.keySet().stream().map(ROOT::resolve).toList();
    var rules = rules(tree);
    var policy = new TreePolicy(neighbours(tree), rules, TreePolicy.twinsOf(paths));
    for (var file : tree.keySet()) {
      var path = ROOT.resolve(file);
      var bytes = bytes(file, tree);
      if (policy.concerns(path, bytes, bytes.length)) {
        var checked = new CheckedFile(path, file, bytes, rules.forFile(path));
        for (var violation : policy.check(checked, Versions.NONE)) {
          found.add(row(file, violation));
        }
      }
    }
    return found.stream().sorted().toList();
  }

  private static String row(String file, Violation violation) {
    return file + ":" + violation.line() + ":" + violation.column() + " " + violation.check().id();
  }

  private static byte[] bytes(String file, Map<String, String> tree) {
    return text(file, tree).getBytes(StandardCharsets.UTF_8);
  }

  private static Rules rules(Map<String, String> tree) {
    return new Rules(neighbours(tree), Optional.empty(), ROOT);
  }

  private static Neighbours neighbours(Map<String, String> tree) {
    return path ->
        path.startsWith(ROOT)
            ? Optional.ofNullable(tree.get(ROOT.relativize(path).toString()))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
            : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
