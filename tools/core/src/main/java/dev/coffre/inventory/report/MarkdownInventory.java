package dev.coffre.inventory.report;

import dev.coffre.inventory.source.Changed;
import dev.coffre.inventory.source.Exposure;
import dev.coffre.inventory.source.Held;
import dev.coffre.inventory.source.Holding;
import dev.coffre.inventory.source.Inventory;
import dev.coffre.inventory.source.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// An inventory for people.
public final class MarkdownInventory {
  private static final String FINDINGS = "Secrets in clear";

  private final Inventory inventory;
  private final String root;
  private final StringBuilder text = new StringBuilder();
  private final Anchors anchors = new Anchors();

  /// Where what has a name of its own is described.
  private final Map<String, String> defined = new HashMap<>();

  private MarkdownInventory(Inventory inventory, String root) {
    this.inventory = inventory;
    this.root = root;
  }

  /// The whole text.
  ///
  /// @param root the way from the text's folder to the repository's root: empty, or ending in `/`
  public static String write(Inventory inventory, String root) {
    var markdown = new MarkdownInventory(inventory, root);
    markdown.head();
    for (var kind : Holding.Kind.values()) {
      markdown.holdings(kind, inventory.holdings(kind));
    }
    for (var kind : Use.Kind.values()) {
      markdown.uses(kind, inventory.uses(kind));
    }
    markdown.exposures();
    markdown.omissions();
    return markdown.text.toString();
  }

  private void head() {
    line("# Secrets inventory");
    line("");
    line(
        "Written by `coffre inventory`; do not edit, run it again. It names where secrets are kept,");
    line(
        "used and exposed, and holds no value. A date is that of the last commit that changed the");
    line("value, by its author, in UTC; re-encryption counts as a change.");
    line("");
    past()
        .ifPresent(said -> {
          line(said);
          line("");
        });
    contents();
  }

  private Optional<String> past() {
    return switch (inventory.past()) {
      case WHOLE -> Optional.empty();
      case SHALLOW ->
          Optional.of("This was made in a shallow clone: values older than it are `unknown`.");
      case NONE -> Optional.of("This was made outside a Git repository: no date is told.");
    };
  }

  private void contents() {
    var sections = sections();
    if (sections.isEmpty()) {
      line("No secret source was found.");
      return;
    }
    line("| what | how many |");
    line("| --- | --: |");
    sections.forEach((heading, count) ->
        line("| [%s](#%s) | %d |".formatted(heading, Markdown.anchor(heading), count)));
  }

  private Map<String, Integer> sections() {
    var sections = new LinkedHashMap<String, Integer>();
    for (var kind : Holding.Kind.values()) {
      count(sections, kind.heading(), inventory.holdings(kind));
    }
    for (var kind : Use.Kind.values()) {
      var names = new TreeSet<String>();
      inventory.uses(kind).forEach(use -> names.add(use.name()));
      count(sections, kind.heading(), names);
    }
    count(sections, FINDINGS, inventory.exposures());
    return sections;
  }

  private static void count(Map<String, Integer> sections, String heading, Collection<?> what) {
    if (!what.isEmpty()) {
      sections.put(heading, what.size());
    }
  }

  private void heading(String heading) {
    line("");
    line("## " + heading);
  }

  private void holdings(Holding.Kind kind, List<Holding> holdings) {
    if (holdings.isEmpty()) {
      return;
    }
    heading(kind.heading());
    for (var holding : holdings) {
      var title = holding.path() + (holding.name().isEmpty() ? "" : ": " + holding.name());
      line("");
      var anchor = anchors.of(kind.id() + " " + title);
      defined.putIfAbsent(holding.name().substring(holding.name().lastIndexOf('/') + 1), anchor);
      line("<a id=\"%s\"></a>".formatted(anchor));
      line("");
      line("### " + Markdown.code(title));
      line("");
      facts(holding);
      values(holding);
    }
  }

  private void facts(Holding holding) {
    line("* file: " + place(holding.path(), holding.line(), holding.path()));
    holding
        .facts()
        .forEach(fact -> line("* %s: %s".formatted(fact.name(), Markdown.code(fact.value()))));
    if (!holding.readers().isEmpty()) {
      line(
          "* readers: "
              + String.join(", ", holding.readers().stream().map(Markdown::code).toList()));
    }
  }

  private void values(Holding holding) {
    if (holding.values().isEmpty()) {
      return;
    }
    line("");
    line("| value | kept | last changed | line |");
    line("| --- | --- | --- | --- |");
    for (var value : holding.values()) {
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  Markdown.code(value.name()),
                  kept(value.protection()),
                  changed(value.changed()),
                  place(holding.path(), value.line(), Integer.toString(value.line()))));
    }
  }

  private static String kept(Held.Protection protection) {
    return switch (protection) {
      case ENCRYPTED -> "encrypted";
      case CLEAR -> "**in clear**";
      case EMPTY -> "empty";
      case ELSEWHERE -> "elsewhere";
    };
  }

  private static String changed(Changed changed) {
    return switch (changed) {
      case Changed.On(var day) -> day.toString();
      case Changed.Uncommitted() -> "not committed yet";
      case Changed.Unknown() -> "unknown";
      case Changed.Untold() -> "";
    };
  }

  private void uses(Use.Kind kind, List<Use> uses) {
    if (uses.isEmpty()) {
      return;
    }
    var named = new LinkedHashMap<String, List<Use>>();
    uses.forEach(use -> named.computeIfAbsent(use.name(), _ -> new ArrayList<>()).add(use));
    heading(kind.heading());
    line("");
    line("| name | how | where |");
    line("| --- | --- | --- |");
    named.forEach((name, all) -> {
      var anchor = anchors.of(kind.id() + " " + name);
      var how = new TreeSet<String>();
      all.forEach(use -> how.add(Markdown.text(use.detail())));
      var where = all.stream().map(use -> place(use.path(), use.line())).distinct().toList();
      line(
          "| <a id=\"%s\"></a>%s | %s | %s |"
              .formatted(
                  anchor, named(kind, name), String.join(", ", how), String.join(", ", where)));
    });
  }

  /// The name of a Kubernetes Secret leads to where it is described, if it is.
  private String named(Use.Kind kind, String name) {
    var anchor = Optional.ofNullable(defined.get(name));
    return kind == Use.Kind.KUBERNETES_REFERENCE && anchor.isPresent()
        ? "[%s](#%s)".formatted(Markdown.code(name), anchor.get())
        : Markdown.code(name);
  }

  private void exposures() {
    if (inventory.exposures().isEmpty()) {
      return;
    }
    heading(FINDINGS);
    line("");
    line("| where | what | rule | counts | since |");
    line("| --- | --- | --- | --- | --- |");
    inventory.exposures().forEach(found -> line(row(found)));
  }

  private void omissions() {
    if (inventory.omissions().isEmpty()) {
      return;
    }
    heading("Left out");
    line("");
    line("| path | because |");
    line("| --- | --- |");
    for (var left : inventory.omissions()) {
      line("| %s | %s |".formatted(Markdown.code(left.path()), Markdown.text(left.reason())));
    }
  }

  private String row(Exposure found) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            place(found.path(), found.line()),
            Markdown.text(found.description()),
            Markdown.code(found.rule()),
            Markdown.text(found.standing()),
            changed(found.changed()));
  }

  private String place(String path, int line) {
    return place(path, line, path + ":" + line);
  }

  private String place(String path, int line, String shown) {
    return "[%s](%s%s#L%d)".formatted(Markdown.text(shown), root, Markdown.link(path), line);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
