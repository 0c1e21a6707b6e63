package dev.coffre.cases;

import dev.coffre.crypto.Sha256;
import dev.coffre.git.Repository;
import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Origin;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.keys.Holder;
import dev.coffre.keys.Registry;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.key.DataKey;
import dev.coffre.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Everything that a holder could ever read in the history of a repository: all branches, tags,
/// merges and the stash.
///
/// A version counts if one of the keys that the registry ever gave the holder opens it, or if it is
/// encrypted with a data key of such a version: who was only left out of the recipients kept that
/// key. Versions in clear are another matter (`coffre check --history`).
public final class HolderPast {
  private static final long CACHE = 48 << 20;

  private final Map<ValueDigest, Map<Place, Stretch>> values = new HashMap<>();
  private final Map<Place, Stretch> sealed = new TreeMap<>();
  private final Set<String> dataKeys = new HashSet<>();

  private HolderPast() {}

  /// A span under construction.
  private record Stretch(Origin first, Origin last) {
    Stretch with(Stretch other) {
      return new Stretch(
          first.position() <= other.first.position() ? first : other.first,
          last.position() >= other.last.position() ? last : other.last);
    }

    Span span() {
      return new Span(first.commit().toString(), last.commit().toString());
    }
  }

  /// Opens files with the caller's keys.
  @FunctionalInterface
  public interface Opener {
    /// The data key of a file.
    ///
    /// @throws SopsException if no key opens it
    DataKey open(dev.coffre.sops.metadata.Metadata metadata) throws SopsException;
  }

  /// Goes through the history.
  ///
  /// @param registry its path from the top of the repository
  /// @param now the keys of the holder as they are now
  public static HolderPast of(
      Repository repository,
      String registry,
      String holder,
      Set<String> now,
      Opener opener,
      Sops sops)
      throws GitException {
    var threads = Runtime.getRuntime().availableProcessors();
    var history = History.of(repository, Tips.REFERENCES_AND_STASH, threads);
    var seen = SealedBlobs.in(history, new Effort(threads, CACHE, Integer.MAX_VALUE));
    var past = new HolderPast();
    try (var reader = repository.store().reader(CACHE)) {
      var keys = new HashSet<>(now);
      for (var blob : history.blobsAt(path -> path.equals(GitPath.of(registry)))) {
        past.addKeys(text(reader, blob), holder, keys);
      }
      past.read(history.origins(seen), reader, keys, opener, sops);
    }
    return past;
  }

  private static String text(ObjectReader reader, ObjectId blob) throws GitException {
    return new String(reader.read(blob, ObjectKind.BLOB).toBytes(), StandardCharsets.UTF_8);
  }

  /// The key that a holder had in one version of the registry; a version that is none is skipped.
  private void addKeys(String text, String name, Set<String> keys) {
    try {
      Registry.parse(Registry.PATH, text)
          .holder(name)
          .map(Holder::recipient)
          .ifPresent(key -> keys.add(key.text()));
    } catch (YamlException skipped) {
      return;
    }
  }

  /// Versions that the keys do not open are looked at last, when all data keys are known.
  private void read(
      Map<ObjectId, List<Origin>> origins,
      ObjectReader reader,
      Set<String> keys,
      Opener opener,
      Sops sops)
      throws GitException {
    var others = new ArrayList<Version>();
    for (var entry : origins.entrySet()) {
      var content = reader.read(entry.getKey(), ObjectKind.BLOB).toBytes();
      for (var version : Version.of(content, entry.getValue())) {
        if (version.file().isOpenTo(keys)) {
          take(version, opener, sops);
        } else {
          others.add(version);
        }
      }
    }
    for (var version : others) {
      takeIfKeyIsKnown(version, opener, sops);
    }
  }

  /// A version of a file under one of its names.
  private record Version(String path, FileValues file, Stretch stretch) {
    static List<Version> of(byte[] content, List<Origin> origins) {
      var stretches = new TreeMap<String, Stretch>();
      for (var origin : origins) {
        for (var path : origin.paths()) {
          stretches.merge(path.decoded(), new Stretch(origin, origin), Stretch::with);
        }
      }
      var versions = new ArrayList<Version>();
      stretches.forEach((path, stretch) ->
          FileValues.of(path, content)
              .ifPresent(file -> versions.add(new Version(path, file, stretch))));
      return versions;
    }
  }

  private void take(Version version, Opener opener, Sops sops) {
    try (var key = opener.open(version.file().metadata())) {
      dataKeys.add(digest(key));
      add(version, version.file().values(sops, key));
    } catch (SopsException unopened) {
      for (var path : version.file().paths()) {
        sealed.merge(new Place(version.path(), path), version.stretch(), Stretch::with);
      }
    }
  }

  private void takeIfKeyIsKnown(Version version, Opener opener, Sops sops) {
    if (dataKeys.isEmpty()) {
      return;
    }
    try (var key = opener.open(version.file().metadata())) {
      if (dataKeys.contains(digest(key))) {
        add(version, version.file().values(sops, key));
      }
    } catch (SopsException unopened) {
      return; // nobody here can tell whether the data key is a known one
    }
  }

  private void add(Version version, Map<String, Set<ValueDigest>> found) {
    found.forEach((path, digests) -> {
      var place = new Place(version.path(), path);
      for (var digest : digests) {
        values
            .computeIfAbsent(digest, _ -> new TreeMap<>())
            .merge(place, version.stretch(), Stretch::with);
      }
    });
  }

  private static String digest(DataKey key) {
    return key.bytes()
        .expose(bytes -> HexFormat.of().formatHex(new Sha256().update(bytes).digest()));
  }

  /// Whether the holder knows a data key.
  public boolean knows(DataKey key) {
    return dataKeys.contains(digest(key));
  }

  /// Every value, and where it stood.
  Map<ValueDigest, Map<Place, Span>> values() {
    var all = new HashMap<ValueDigest, Map<Place, Span>>();
    values.forEach((digest, places) -> all.put(digest, spans(places)));
    return all;
  }

  /// Values that a later commit put another one in the place of.
  Set<ValueDigest> superseded() {
    var newest = new HashMap<Place, Integer>();
    values
        .values()
        .forEach(places ->
            places.forEach(
                (place, stretch) -> newest.merge(place, stretch.last().position(), Math::max)));
    var superseded = new HashSet<ValueDigest>();
    values.forEach((digest, places) ->
        places.forEach((place, stretch) -> {
          if (stretch.last().position() < newest.getOrDefault(place, 0)) {
            superseded.add(digest);
          }
        }));
    return superseded;
  }

  /// What stood in versions that the caller cannot open.
  Map<Place, Span> sealed() {
    return spans(sealed);
  }

  private static Map<Place, Span> spans(Map<Place, Stretch> stretches) {
    var spans = new TreeMap<Place, Span>();
    stretches.forEach((place, stretch) -> spans.put(place, stretch.span()));
    return spans;
  }
}
