package dev.coffre.scan.history;

import dev.coffre.git.Repository;
import dev.coffre.git.history.Origin;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Of each secret, rule and path, the oldest blob.
final class Firsts {
  private static final long CACHE = 16 << 20;

  /// What counts as one line of the report.
  private record Line(int rule, Digest secret, String path) {}

  /// The oldest blob of a line so far.
  private record First(Held blob, Candidate place, Text.Kind kind, Optional<Origin> origin) {
    int position() {
      return origin.map(Origin::position).orElse(Integer.MAX_VALUE);
    }

    boolean isBefore(First other) {
      return position() == other.position()
          ? blob.blob().toString().compareTo(other.blob.blob().toString()) < 0
          : position() < other.position();
    }
  }

  private final Map<Line, First> firsts = new HashMap<>();
  private final Map<Line, Integer> blobs = new HashMap<>();

  /// Counts a blob in.
  void add(Held held, Map<ObjectId, Origin> origins) {
    var origin = Optional.ofNullable(origins.get(held.blob()));
    var seen = new HashSet<Line>();
    var kinds = new HashSet<Text.Kind>();
    for (var path : paths(held, origin)) {
      var kind = Text.Kind.of(path);
      if (kinds.add(kind)) {
        add(held, path, kind, origin, seen);
      }
    }
  }

  private static List<String> paths(Held held, Optional<Origin> origin) {
    return origin
        .map(commit -> commit.paths().stream().map(GitPath::toString).toList())
        .orElseGet(() -> List.of("blob " + held.blob()));
  }

  private void add(
      Held held, String path, Text.Kind kind, Optional<Origin> origin, Set<Line> seen) {
    Map<Candidate, Spot> spots = new HashMap<>();
    for (var spot : held.spots()) {
      if (spot.kinds().contains(kind)) {
        spots.put(spot.place(), spot);
      }
    }
    for (var place : Scanner.distinct(List.copyOf(spots.keySet()))) {
      var spot = Objects.requireNonNull(spots.get(place));
      var line = new Line(place.rule(), spot.secret(), path);
      if (seen.add(line)) {
        blobs.merge(line, 1, Integer::sum);
        var first = new First(held, place, kind, origin);
        firsts.merge(line, first, (a, b) -> b.isBefore(a) ? b : a);
      }
    }
  }

  /// One for each line, the oldest first.
  List<Discovery> discoveries(Repository repository, Scanner scanner) throws GitException {
    var lines = new ArrayList<>(firsts.entrySet());
    lines.sort((a, b) -> order(a, b));
    Map<Held, List<Map.Entry<Line, First>>> byBlob = new LinkedHashMap<>();
    for (var line : lines) {
      byBlob.computeIfAbsent(line.getValue().blob(), _ -> new ArrayList<>()).add(line);
    }
    var discoveries = new ArrayList<Discovery>();
    try (var reader = repository.store().reader(CACHE)) {
      for (var blob : byBlob.entrySet()) {
        for (var line : blob.getValue()) {
          discoveries.add(discovery(line.getKey(), line.getValue(), reader, scanner));
        }
      }
    }
    return discoveries;
  }

  private Discovery discovery(Line line, First first, ObjectReader reader, Scanner scanner)
      throws GitException {
    var object = reader.read(first.blob().blob(), ObjectKind.BLOB);
    var text =
        Content.text(first.kind(), object.content(), object.length())
            .orElseThrow(() -> new IllegalStateException("a scanned blob is a text"));
    var places =
        first.blob().spots().stream()
            .filter(spot -> spot.kinds().contains(first.kind()))
            .map(Spot::place)
            .toList();
    var findings = scanner.findings(text, places);
    var finding =
        findings.stream()
            .filter(found -> found.start() == first.place().start())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a finding has its place"));
    return new Discovery(
        line.path(), text, finding, findings, first.origin(), blobs.getOrDefault(line, 1));
  }

  private static int order(Map.Entry<Line, First> a, Map.Entry<Line, First> b) {
    int age = Integer.compare(a.getValue().position(), b.getValue().position());
    int path = age == 0 ? a.getKey().path().compareTo(b.getKey().path()) : age;
    return path == 0
        ? Integer.compare(a.getValue().place().start(), b.getValue().place().start())
        : path;
  }
}
