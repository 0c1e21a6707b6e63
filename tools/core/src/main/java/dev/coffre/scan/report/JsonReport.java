package dev.coffre.scan.report;

import dev.coffre.json.Json;
import dev.coffre.scan.baseline.Standing;
import java.util.Locale;

/// Our own format: one object on one line.
record JsonReport(Report report) {

  String text() {
    return Json.object()
            .withObjects("findings", report.open().stream().map(JsonReport::finding).toList())
            .withObjects(
                "accepted",
                report.findings().stream()
                    .filter(found -> !found.isOpen())
                    .map(JsonReport::accepted)
                    .toList())
            .with("files", report.tally().texts())
            .with("binaryFiles", report.tally().binaries())
            .with("bytes", report.tally().bytes())
            .with("complete", report.isComplete())
            .withObjects("notScanned", report.unread().stream().map(JsonReport::unread).toList())
        + "\n";
  }

  private static Json finding(Reported found) {
    var json = place(found);
    found
        .past()
        .ifPresent(past ->
            json.with("commit", past.origin().commit().toString())
                .with("author", past.author())
                .with("date", past.date())
                .with("versions", past.versions()));
    return json.with("description", found.topic().description())
        .with("message", found.message())
        .with("severity", found.topic().severity().name().toLowerCase(Locale.ROOT))
        .with("confidence", found.topic().confidence().name().toLowerCase(Locale.ROOT))
        .with("excerpt", found.excerpt().line())
        .with("fix", found.fix())
        .withStrings("notes", found.notes());
  }

  private static Json accepted(Reported found) {
    return place(found)
        .with(
            "because",
            switch (found.standing()) {
              case Standing.Open _ -> "";
              case Standing.Known _ -> "known";
              case Standing.Allowed allowed -> allowed.inline() ? "allowed inline" : "allowed";
            });
  }

  private static Json unread(Unread unread) {
    return Json.object().with("path", unread.path()).with("reason", unread.why());
  }

  private static Json place(Reported found) {
    var region = found.region();
    return Json.object()
        .with("rule", found.topic().id())
        .with("path", found.path())
        .with("line", region.line())
        .with("column", region.column())
        .with("endLine", region.endLine())
        .with("endColumn", region.endColumn())
        .with("fingerprint", found.name())
        .with("fingerprintOf", found.lasting() ? "secret" : "place");
  }
}
