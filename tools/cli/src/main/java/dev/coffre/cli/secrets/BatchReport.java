package dev.coffre.cli.secrets;

import dev.coffre.cli.FileFailure;
import dev.coffre.json.Json;
import dev.coffre.sops.store.ExpandedAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What came of each file of a batch, in the order of the command line.
final class BatchReport {
  private final String verb;
  private final boolean dryRun;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<FileFailure> failures = new ArrayList<>();

  BatchReport(String verb, boolean dryRun) {
    this.verb = verb;
    this.dryRun = dryRun;
  }

  /// Waits for one file's outcome.
  void add(String name, Future<Outcome> outcome) throws InterruptedException {
    try {
      outcomes.add(outcome.get());
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FileFailure failure -> failures.add(failure);
        case Exception defect -> failures.add(new FileFailure(name, defect));
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(name, e);
      }
    }
  }

  List<FileFailure> failures() {
    return failures;
  }

  int size() {
    return outcomes.size() + failures.size();
  }

  List<Outcome.Write> writes() {
    return outcomes.stream()
        .filter(Outcome.Write.class::isInstance)
        .map(Outcome.Write.class::cast)
        .toList();
  }

  /// One line a file, and how many there were.
  String text() {
    if (!failures.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    for (Outcome outcome : outcomes) {
      text.append(word(outcome)).append(' ').append(outcome.name()).append('\n');
    }
    int written = writes().size();
    return text.append(dryRun ? "would " + verb : verb + "ed")
        .append(written == 1 ? " 1 file" : " " + written + " files")
        .append(dryRun ? ", nothing was written\n" : "\n")
        .toString();
  }

  private String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Write write -> dryRun ? "would " + verb : verb + "ed";
      case Outcome.Leave leave -> "left alone (" + leave.why() + ")";
    };
  }

  /// The aliases that a file loses.
  private static List<ExpandedAlias> expanded(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Write write -> write.expanded();
      case Outcome.Leave leave -> List.of();
    };
  }

  Json json() {
    var files = new ArrayList<Json>();
    for (Outcome outcome : outcomes) {
      var report = Json.object().with("file", outcome.name()).with("result", word(outcome));
      files.add(AliasNotice.in(report, expanded(outcome)));
    }
    for (FileFailure failure : failures) {
      files.add(Json.object().with("file", failure.file()).with("result", "failed"));
    }
    boolean written = failures.isEmpty() && !dryRun;
    return Json.object()
        .withObjects("files", files)
        .with("written", written ? writes().size() : 0)
        .with("failed", failures.size())
        .with("dryRun", dryRun);
  }
}
