package dev.coffre.scan.history;

import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Candidate;
import dev.coffre.scan.detect.Keyword;
import dev.coffre.scan.detect.PathTraits;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.detect.Text.Kind;
import dev.coffre.scan.keyword.Occurrences;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Scans parts of a blob for every kind of file that it may be. Settings permit all that the other
/// kinds permit, so those are asked only where settings have something.
final class BlobScan {
  private static final List<Kind> OTHERS = List.of(Kind.CODE, Kind.PROSE);

  private final Scanner scanner;
  private final byte[] bytes;
  private final int length;
  private final Occurrences keywords;
  private final MessageDigest sha256;
  private final Map<Candidate, Spot> spots = new HashMap<>();
  private final TreeSet<Keyword> far = new TreeSet<>();

  BlobScan(Scanner scanner, byte[] bytes, int length, Occurrences keywords, MessageDigest sha256) {
    this.scanner = scanner;
    this.bytes = bytes;
    this.length = length;
    this.keywords = keywords;
    this.sha256 = sha256;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// Scans what has its keyword between two places.
  void scan(int start, int end) {
    var settings = scanner.look(new Text(bytes, length, Kind.SETTINGS), keywords, start, end);
    far.addAll(settings.far());
    if (settings.candidates().isEmpty()) {
      return;
    }
    Map<Candidate, Set<Kind>> kinds = new HashMap<>();
    settings.candidates().forEach(place -> kinds.put(place, EnumSet.of(Kind.SETTINGS)));
    for (var keyword : settings.telling()) {
      OTHERS.forEach(kind -> ask(kind, keyword, kinds));
    }
    kinds.forEach((place, those) -> add(spot(place, those)));
  }

  private void ask(Kind kind, Keyword keyword, Map<Candidate, Set<Kind>> kinds) {
    scanner
        .look(new Text(bytes, length, kind), keywords, keyword.start(), keyword.end())
        .candidates()
        .forEach(place -> kinds.computeIfAbsent(place, _ -> EnumSet.noneOf(Kind.class)).add(kind));
  }

  private Spot spot(Candidate place, Set<Kind> kinds) {
    var text = new Text(bytes, length, Kind.SETTINGS);
    return new Spot(
        place,
        kinds,
        PathTraits.doubts(text, place.start(), place.end()),
        Digest.of(sha256, bytes, place.start(), place.end()));
  }

  /// Adds what is known without scanning.
  void add(Spot spot) {
    spots.merge(spot.place(), spot, Spot::and);
  }

  Looked looked() {
    return new Looked(
        length, keywords, spots.values().stream().sorted().toList(), List.copyOf(far));
  }
}
