package dev.coffre.cli.check;

import dev.coffre.json.Json;
import dev.coffre.policy.Check;
import dev.coffre.policy.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// Tells what a check found, to people or as JSON.
record CheckReport(Checked checked) {

  String text() {
    var text = new StringBuilder();
    var checks = EnumSet.noneOf(Check.class);
    for (var found : checked.found()) {
      text.append(text(found.file(), found.violation()));
      found.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
      checks.add(found.violation().check());
    }
    for (var check : checks) {
      text.append(check.id()).append(": ").append(check.why()).append('\n');
    }
    for (var name : checked.unverified()) {
      text.append(name).append(": MAC not verified: no key at hand opens it\n");
    }
    return text.append(summary()).append('\n').toString();
  }

  private static String text(String file, Violation violation) {
    return "%s:%d:%d: %s (%s)\n  fix: %s\n"
        .formatted(
            file,
            violation.line(),
            violation.column(),
            violation.message(),
            violation.check().id(),
            violation.fix());
  }

  private String summary() {
    int count = checked.found().size();
    var findings = count == 0 ? "no finding" : count == 1 ? "1 finding" : count + " findings";
    var allowed = checked.accepted().isEmpty() ? "" : ", " + checked.accepted().size() + " allowed";
    var verified = checked.verified() == 0 ? "" : "; " + checked.verified() + " MACs hold";
    return String.format(
        Locale.ROOT, "%s in %,d files%s%s", findings, checked.files(), allowed, verified);
  }

  String json() {
    List<Json> findings = new ArrayList<>();
    for (var found : checked.found()) {
      var violation = found.violation();
      var check = violation.check();
      findings.add(
          Json.object()
              .with("rule", check.id())
              .with("description", check.why())
              .with("severity", check.severity().name().toLowerCase(Locale.ROOT))
              .with("path", found.file())
              .with("line", violation.line())
              .with("column", violation.column())
              .with("message", violation.message())
              .with("fix", violation.fix())
              .withStrings("notes", found.notes()));
    }
    return Json.object()
        .withObjects("findings", findings)
        .withObjects("accepted", checked.accepted().stream().map(CheckReport::accepted).toList())
        .with("files", checked.files())
        .with("verified", checked.verified())
        .withStrings("unverified", checked.unverified())
        .toString();
  }

  private static Json accepted(Checked.Accepted accepted) {
    return Json.object()
        .with("rule", accepted.violation().check().id())
        .with("path", accepted.file())
        .with("line", accepted.violation().line())
        .with("column", accepted.violation().column())
        .with("because", accepted.because().reason());
  }
}
