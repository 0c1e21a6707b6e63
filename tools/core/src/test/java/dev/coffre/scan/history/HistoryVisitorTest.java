package dev.coffre.scan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.git.GitSandbox;
import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Scope;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryVisitorTest {
  private final Scanner scanner = new Scanner(Scanner.builtInRules());
  private final AtomicInteger inParts = new AtomicInteger();
  private final AtomicInteger findings = new AtomicInteger();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1, sha1,   --depth=200
          2, sha1,   --depth=10
          3, sha256, --depth=200
          4, sha1,   --depth=50
          """)
  void visit_blobsMadeFromOthers_findsWhatScanningEachInFullFinds(
      long seed, String format, String depth, @TempDir Path folder) throws IOException {
    var sandbox = GitSandbox.init(folder, "--object-format=" + format);
    LeakyHistory.into(sandbox, seed, 150);
    sandbox.git("repack", "-q", "-adf", depth, "--window=30");
    try (var repository = sandbox.open()) {
      History.of(repository, Tips.REFERENCES_AND_STASH, 2)
          .visit(Scope.REACHABLE, new Effort(2, 1 << 20, 1 << 20), Checked::new);
    }
    assertThat(inParts).hasPositiveValue();
    assertThat(findings).hasPositiveValue();
  }

  private final class Checked implements BlobVisitor<Looked> {
    private final HistoryVisitor visitor = new HistoryVisitor(scanner);

    @Override
    public Optional<Looked> visit(Blob blob, Optional<Looked> base) {
      var looked = visitor.visit(blob, base);
      if (base.isPresent()) {
        inParts.incrementAndGet();
      }
      for (var kind : Text.Kind.values()) {
        check(blob, looked.orElseThrow(), kind);
      }
      return looked;
    }

    private void check(Blob blob, Looked looked, Text.Kind kind) {
      var full = scanner.scan(new Text(blob.content(), blob.length(), kind));
      findings.addAndGet(full.size());
      assertThat(distinct(looked, kind))
          .as("%s as %s", blob.id(), kind)
          .isEqualTo(full.stream().map(this::place).toList());
    }

    private Candidate place(Finding finding) {
      return new Candidate(
          scanner.rules().rules().indexOf(finding.rule()), finding.start(), finding.end());
    }

    @Override
    public void tooLarge(ObjectId id) {
      throw new AssertionError(id + " is not too large");
    }
  }

  private static List<Candidate> distinct(Looked looked, Text.Kind kind) {
    return Scanner.distinct(
        looked.spots().stream()
            .filter(spot -> spot.kinds().contains(kind))
            .map(Spot::place)
            .toList());
  }
}
