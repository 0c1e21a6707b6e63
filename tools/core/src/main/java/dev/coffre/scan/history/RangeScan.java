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
import dev.coffre.scan.input.Listener;
import dev.coffre.scan.input.Tally;
import java.io.IOException;
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
  private final int largest;
  private final Observer observer;
  private final List<ObjectId> large = new ArrayList<>();
  private final List<Discovery> discoveries = new ArrayList<>();
  private Tally tally = Tally.NONE;

  private RangeScan(
      Repository repository, ObjectReader reader, Scanner scanner, int largest, Observer observer) {
    this.repository = repository;
    this.reader = reader;
    this.scanner = scanner;
    this.largest = largest;
    this.observer = observer;
  }

  /// Looks at the texts of a range as well.
  @FunctionalInterface
  public interface Observer {
    /// Looks at one.
    ///
    /// @param found what the scanner found on new lines
    /// @return what of it is to be told
    List<Finding> look(Version version, List<Finding> found) throws IOException;
  }

  /// A text that a commit of the range brought.
  ///
  /// @param past what was at its place before
  public record Version(Introduced introduced, Text text, Listener.Past past) {}

  /// Scans a range.
  ///
  /// @param largest how large a text may be, in bytes
  /// @throws IOException if an object cannot be read
  public static HistoryResult run(
      Repository repository, CommitRange commits, Scanner scanner, int largest, Observer observer)
      throws IOException {
    try (var reader = repository.store().reader(CACHE)) {
      var scan = new RangeScan(repository, reader, scanner, largest, observer);
      for (var introduced : commits.blobs(repository)) {
        scan.examine(introduced);
      }
      return new HistoryResult(
          commits.commits().size(), scan.tally, scan.large, List.of(), scan.discoveries);
    }
  }

  private void examine(Introduced introduced) throws IOException {
    var path = introduced.path().decoded();
    var text = text(introduced.blob(), path);
    if (text.isEmpty()) {
      tally = tally.withBinary();
      return;
    }
    if (text.get().length() > largest) {
      large.add(introduced.blob());
      return;
    }
    tally = tally.withText(text.get().length());
    var all = scanner.scan(text.get());
    var past = past(introduced, text.get());
    var found = all.isEmpty() ? all : onNewLines(all, past.newLines());
    for (var finding : observer.look(new Version(introduced, text.get(), past), found)) {
      discoveries.add(discovery(introduced, text.get(), finding, all));
    }
  }

  private static List<Finding> onNewLines(List<Finding> all, AddedLines added) {
    return all.stream().filter(found -> added.touches(found.start(), found.end())).toList();
  }

  private Listener.Past past(Introduced introduced, Text text) {
    return new Listener.Past() {
      @Override
      public AddedLines newLines() throws GitException {
        return added(introduced, text);
      }

      @Override
      public List<byte[]> versions() throws GitException {
        var versions = new ArrayList<byte[]>();
        for (var before : introduced.before()) {
          versions.add(reader.read(before, ObjectKind.BLOB).toBytes());
        }
        return versions;
      }
    };
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
    var origin = origin(repository, reader, introduced);
    return new Discovery(
        introduced.path().decoded(), text, finding, others, Optional.of(origin), 1);
  }

  /// Where a text of a range comes from.
  ///
  /// @throws GitException if the commit cannot be read
  public static Origin origin(Repository repository, ObjectReader reader, Introduced introduced)
      throws GitException {
    var object = reader.read(introduced.commit(), ObjectKind.COMMIT);
    var commit = Commit.parse(introduced.commit(), object, repository.format());
    var paths = List.<GitPath>of(introduced.path());
    return new Origin(introduced.commit(), 0, commit.author(), commit.subject(), paths);
  }
}
