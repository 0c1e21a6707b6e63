package dev.coffre.scan.history;

import dev.coffre.git.history.Origin;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.PathTraits;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Of each secret, rule and path, the oldest blob. A blob is judged by every path that it had, as a
/// scan of the files would judge it there.
final class Firsts {
  private final Scanner scanner;
  private final ObjectReader reader;
  private final MessageDigest sha256 = BlobScan.sha256();
  private final Map<Line, First> firsts = new HashMap<>();
  private final Map<Line, Integer> blobs = new HashMap<>();

  Firsts(Scanner scanner, ObjectReader reader) {
    this.scanner = scanner;
    this.reader = reader;
  }

  /// Counts a blob in.
  ///
  /// @param origins all of it; none if no commit has it
  void add(Held held, List<Origin> origins) throws GitException {
    var seen = new HashSet<Line>();
    if (origins.isEmpty()) {
      add(held, "blob " + held.blob(), Optional.empty(), seen);
    }
    for (var origin : origins) {
      for (var path : origin.paths()) {
        add(held, path.decoded(), Optional.of(origin), seen);
      }
    }
  }

  private void add(Held held, String path, Optional<Origin> origin, Set<Line> seen)
      throws GitException {
    var secrets = secrets(held, path);
    var places = Scanner.distinct(List.copyOf(secrets.keySet()));
    for (var place : places) {
      var line = new Line(place.rule(), Objects.requireNonNull(secrets.get(place)), path);
      if (seen.add(line)) {
        blobs.merge(line, 1, Integer::sum);
        firsts.merge(line, new First(held.blob(), place, places, origin), First::orOlder);
      }
    }
  }

  /// What is secret in a blob at a path. Where the path says more than what kind of file it is, the
  /// blob is scanned again.
  private Map<Candidate, Digest> secrets(Held held, String path) throws GitException {
    var traits = PathTraits.of(path);
    boolean mayRefuse = held.spots().stream().anyMatch(spot -> traits.mayRefuse(spot.doubts()));
    var secrets = new HashMap<Candidate, Digest>();
    if (mayRefuse || traits.telling()) {
      var text = text(held.blob(), path);
      for (var place : scanner.look(text, 0, text.length()).candidates()) {
        secrets.put(place, Digest.of(sha256, text.bytes(), place.start(), place.end()));
      }
    } else {
      held.spots().stream()
          .filter(spot -> spot.kinds().contains(traits.kind()))
          .forEach(spot -> secrets.put(spot.place(), spot.secret()));
    }
    return secrets;
  }

  /// The blob as a file of this name; a binary one holds nothing.
  private Text text(ObjectId blob, String path) throws GitException {
    var object = reader.read(blob, ObjectKind.BLOB);
    return Content.text(path, object.content(), object.length()).orElseGet(() -> Text.of("", path));
  }

  /// One for each line, the oldest first.
  List<Discovery> discoveries() throws GitException {
    var lines = new ArrayList<>(firsts.entrySet());
    lines.sort((a, b) -> order(a, b));
    var discoveries = new ArrayList<Discovery>();
    for (var line : lines) {
      discoveries.add(discovery(line.getKey(), line.getValue()));
    }
    return discoveries;
  }

  private Discovery discovery(Line line, First first) throws GitException {
    var text = text(first.blob(), line.path());
    var findings = scanner.findings(text, first.others());
    var finding = findings.stream().filter(found -> isAt(first.place(), found)).findFirst();
    return new Discovery(
        line.path(),
        text,
        finding.orElseThrow(() -> new IllegalStateException("a finding has its place")),
        findings,
        first.origin(),
        blobs.getOrDefault(line, 1));
  }

  private static boolean isAt(Candidate place, Finding finding) {
    return finding.start() == place.start();
  }

  private static int order(Map.Entry<Line, First> a, Map.Entry<Line, First> b) {
    int age = Integer.compare(a.getValue().position(), b.getValue().position());
    int path = age == 0 ? a.getKey().path().compareTo(b.getKey().path()) : age;
    return path == 0
        ? Integer.compare(a.getValue().place().start(), b.getValue().place().start())
        : path;
  }
}
