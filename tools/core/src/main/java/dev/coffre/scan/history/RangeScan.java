package dev.coffre.scan.history;

import dev.coffre.git.Repository;
import dev.coffre.git.diff.AddedLines;
import dev.coffre.git.history.CommitRange;
import dev.coffre.git.history.Introduced;
import dev.coffre.git.history.Origin;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import dev.coffre.scan.input.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Scans what the commits of a range bring. Each file is scanned whole, and a finding counts if it
/// touches a line that none of the commit's parents has at that path: so a merge answers for what
/// was made in it, and for nothing else.
public final class RangeScan {
  private static final long CACHE = 32 << 20;

  private final Repository repository;
  private final ObjectReader reader;
  private final Scanner scanner;
  private final List<Discovery> discoveries = new ArrayList<>();
  private Tally tally = Tally.NONE;

  private RangeScan(Repository repository, ObjectReader reader, Scanner scanner) {
    this.repository = repository;
    this.reader = reader;
    this.scanner = scanner;
  }

  /// Scans a range.
  ///
  /// @throws GitException if an object cannot be read
  public static HistoryResult run(Repository repository, CommitRange commits, Scanner scanner)
      throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      var scan = new RangeScan(repository, reader, scanner);
      for (var introduced : commits.blobs(repository)) {
        scan.examine(introduced);
      }
      return new HistoryResult(
          commits.commits().size(), scan.tally, List.of(), List.of(), scan.discoveries);
    }
  }

  private void examine(Introduced introduced) throws GitException {
    var path = introduced.path().decoded();
    var text = text(introduced.blob(), path);
    if (text.isEmpty()) {
      tally = tally.withBinary();
      return;
    }
    tally = tally.withText(text.get().length());
    var findings = scanner.scan(text.get());
    if (findings.isEmpty()) {
      return;
    }
    var added = added(introduced, text.get());
    for (var finding : findings) {
      if (added.touches(finding.start(), finding.end())) {
        discoveries.add(discovery(introduced, text.get(), finding, findings));
      }
    }
  }

  private Optional<Text> text(ObjectId blob, String path) throws GitException {
    var object = reader.read(blob, ObjectKind.BLOB);
    return Content.text(path, object.content(), object.length());
  }

  private AddedLines added(Introduced introduced, Text now) throws GitException {
    var added = AddedLines.all(now.bytes(), now.length());
    for (var before : introduced.before()) {
      var old = text(before, introduced.path().decoded());
      if (old.isPresent()) {
        added =
            added.and(
                AddedLines.between(
                    old.get().bytes(), old.get().length(), now.bytes(), now.length()));
      }
    }
    return added;
  }

  private Discovery discovery(
      Introduced introduced, Text text, Finding finding, List<Finding> others) throws GitException {
    var object = reader.read(introduced.commit(), ObjectKind.COMMIT);
    var commit = Commit.parse(introduced.commit(), object, repository.format());
    var paths = List.<GitPath>of(introduced.path());
    var origin = new Origin(introduced.commit(), 0, commit.author(), commit.subject(), paths);
    return new Discovery(
        introduced.path().decoded(), text, finding, others, Optional.of(origin), 1);
  }
}
