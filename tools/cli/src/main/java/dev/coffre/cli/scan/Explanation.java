package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.policy.Versions;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.baseline.Standing;
import dev.coffre.scan.detect.Explainer;
import dev.coffre.scan.detect.Refusal;
import dev.coffre.scan.detect.Trial;
import dev.coffre.scan.rule.Rule;
import dev.coffre.scan.rule.ScanSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is said of one line: which rules had a keyword there, and what became of them.
record Explanation(Gate gate) {

  /// Why the findings of a line are reported.
  String why(Place place) throws CommandException, FileFailure {
    var scanner = gate.scanner();
    var all = scanner.scan(place.text());
    var told = told(place, all);
    var found = told.findings().stream().filter(one -> one.line() == place.line()).toList();
    var checked = told.checked().stream().filter(one -> one.line() == place.line()).toList();
    if (found.isEmpty() && checked.isEmpty()) {
      throw CommandException.refused(
          place.path() + ":" + place.line() + ": nothing is found there",
          "--why-not FILE:LINE says why");
    }
    var trials = trials(place);
    var judge = gate.judge(gate.baseline(), scanner);
    var text = new StringBuilder();
    for (var finding : found) {
      var located = Located.of(place.path(), place.text(), finding, all);
      text.append(heading(located)).append(keywords(finding, trials, place));
      text.append(row("standing", standing(judge.judge(gate.sighting(located)))));
      text.append(row("why", finding.rule().why())).append(row("fix", finding.rule().fix()));
    }
    for (var violation : checked) {
      var located = Located.of(place.path(), place.text(), violation, 0, Optional.empty());
      text.append(heading(located)).append(row("check", violation.check().title()));
      text.append(row("standing", standing(judge.judge(gate.sighting(located)))));
      text.append(row("why", violation.check().why())).append(row("fix", violation.fix()));
    }
    return text.toString();
  }

  private Checks.Told told(Place place, List<Finding> all) throws FileFailure {
    var checks = Checks.ofFile(gate);
    var file = gate.host().resolve(place.path());
    try {
      var checked = checks.of(file, place.path(), place.text(), Versions.NONE, new ScanResult());
      return checks.merge(place.text(), all, checked);
    } catch (IOException e) {
      throw new FileFailure(place.path(), e);
    }
  }

  private static String heading(Located located) {
    var region = located.region();
    return "%s:%d:%d: %s (%s)%n"
        .formatted(
            located.path(),
            region.line(),
            region.column(),
            located.message(),
            located.topic().id());
  }

  /// The keywords that led to a finding, and what it passed; those of a secret of several lines may
  /// stand further down.
  private static String keywords(Finding finding, List<Trial> trials, Place place) {
    var text = new StringBuilder();
    for (var trial : trials) {
      if (trial.rule().equals(finding.rule()) && claims(trial, finding)) {
        text.append(row(trial.named() ? "file" : "keyword", keyword(trial, place)));
        text.append(row("passed", trial.named() ? trial.detail() : passed(trial)));
      }
    }
    return text.toString();
  }

  private static boolean claims(Trial trial, Finding finding) {
    return trial.refusal().isEmpty()
        && trial.found().filter(span -> span.start() == finding.start()).isPresent();
  }

  private static String passed(Trial trial) {
    var rule = trial.rule();
    var steps = new ArrayList<String>();
    steps.add("it has the form");
    steps.add(
        trial.detail()
            + (rule.entropy() > 0 ? " of the " + rule.entropy() + " needed" : ", none needed"));
    if (!rule.near().isEmpty()) {
      steps.add("close to one of: " + String.join(", ", rule.near()));
    }
    steps.add("it is no placeholder");
    return String.join("; ", steps);
  }

  private static String standing(Standing standing) {
    return switch (standing) {
      case Standing.Open(var notes) ->
          "it counts" + notes.stream().map(note -> "; " + note).collect(Collectors.joining());
      case Standing.Known _ -> "known: it is in the baseline";
      case Standing.Allowed allowed ->
          (allowed.inline() ? "allowed by coffre:allow" : "allowed")
              + allowed.until().map(day -> " until " + day).orElse("")
              + ": "
              + allowed.reason();
    };
  }

  /// Why a line's rules report nothing.
  String whyNot(Place place) {
    var scanner = gate.scanner();
    var all = scanner.scan(place.text());
    var text = new StringBuilder("%s:%d%n".formatted(place.path(), place.line()));
    if (gate.leavesOut(place.path())) {
      text.append("  the file is left out by " + ScanSettings.PATH + "\n");
      return text.toString();
    }
    var trials = trials(place);
    if (trials.isEmpty()) {
      text.append("  no rule has a keyword on this line, so none looked at it\n");
    }
    for (var trial : trials) {
      text.append(row(trial.rule().id(), keyword(trial, place) + ": " + verdict(trial, all)));
    }
    return text.toString();
  }

  /// Disabled rules too.
  private List<Trial> trials(Place place) {
    var all = gate.settings().rulesAlone();
    var explainer = new Explainer(all.book(Scanner.builtInRules()));
    return explainer.trials(place.text(), place.start(), place.end());
  }

  private String verdict(Trial trial, List<Finding> all) {
    if (gate.settings().disabled().contains(trial.rule().id())) {
      return "the rule is disabled by " + ScanSettings.PATH;
    }
    return trial
        .refusal()
        .map(refusal -> refused(trial, refusal))
        .orElseGet(() -> owner(trial, all));
  }

  private static String owner(Trial trial, List<Finding> all) {
    var span = trial.found().orElseThrow();
    return all.stream()
        .filter(finding -> finding.start() < span.end() && span.start() < finding.end())
        .map(Finding::rule)
        .map(Rule::id)
        .findFirst()
        .map(id -> id.equals(trial.rule().id()) ? "it is reported" : "reported as " + id)
        .orElse("it is reported");
  }

  private static String refused(Trial trial, Refusal refusal) {
    var rule = trial.rule();
    return switch (refusal) {
      case FORM -> trial.detail();
      case ENTROPY -> trial.detail() + ", and the rule needs " + rule.entropy();
      case NEAR -> "none of these words is close: " + String.join(", ", rule.near());
      case STRUCTURE -> "its checksum or header is wrong, or it is a part of a block of base64";
      case PLACEHOLDER -> "the value stands for a secret, or a program fills it in";
    };
  }

  private static String keyword(Trial trial, Place place) {
    if (trial.named()) {
      return "'" + trial.keyword() + "' by its name";
    }
    return String.format(
        Locale.ROOT, "'%s' at column %d", trial.keyword(), trial.start() - place.start() + 1);
  }

  private static String row(String name, String text) {
    return "  %-10s %s%n".formatted(name, text);
  }
}
