package dev.coffre.git.index;

import dev.coffre.git.diff.Similarity;
import dev.coffre.git.index.StagedChange.Kind;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds deleted files that came back under another path: unchanged, or at least half of them.
final class Renames {
  private static final int AT_LEAST_PERCENT = 50;

  /// With more pairs than this, only unchanged files are found.
  private static final int MOST_PAIRS = 10_000;

  private final ObjectReader reader;
  private final List<StagedChange> kept = new ArrayList<>();
  private final Set<Side> deleted = new LinkedHashSet<>();
  private final Set<Side> added = new LinkedHashSet<>();
  private final Map<ObjectId, Similarity> pieces = new HashMap<>();

  private record Pair(Side before, Side after, int percent) {
    boolean sameName() {
      return before.path().name().equals(after.path().name());
    }
  }

  private Renames(ObjectReader reader) {
    this.reader = reader;
  }

  static List<StagedChange> find(List<StagedChange> changes, ObjectReader reader)
      throws GitException {
    var renames = new Renames(reader);
    changes.forEach(renames::sort);
    if (!renames.deleted.isEmpty() && !renames.added.isEmpty()) {
      renames.take(renames.unchanged());
      renames.take(renames.similar());
    }
    renames.added.forEach(side -> renames.keep(Kind.ADDED, Optional.empty(), Optional.of(side)));
    renames.deleted.forEach(
        side -> renames.keep(Kind.DELETED, Optional.of(side), Optional.empty()));
    return renames.kept;
  }

  private void sort(StagedChange change) {
    switch (change.kind()) {
      case ADDED -> change.after().ifPresent(added::add);
      case DELETED -> change.before().ifPresent(deleted::add);
      case MODIFIED, MODE_CHANGED, TYPE_CHANGED, RENAMED, UNMERGED -> kept.add(change);
    }
  }

  private void keep(Kind kind, Optional<Side> before, Optional<Side> after) {
    kept.add(new StagedChange(kind, before, after, 100));
  }

  private List<Pair> unchanged() {
    var byId = new HashMap<ObjectId, List<Side>>();
    deleted.forEach(side -> byId.computeIfAbsent(side.id(), _ -> new ArrayList<>()).add(side));
    var pairs = new ArrayList<Pair>();
    for (var side : added) {
      for (var was : byId.getOrDefault(side.id(), List.of())) {
        if (isFile(was.mode()) == isFile(side.mode())) {
          pairs.add(new Pair(was, side, 100));
        }
      }
    }
    return pairs;
  }

  private static boolean isFile(FileMode mode) {
    return mode == FileMode.FILE || mode == FileMode.EXECUTABLE;
  }

  private List<Pair> similar() throws GitException {
    var pairs = new ArrayList<Pair>();
    if ((long) deleted.size() * added.size() > MOST_PAIRS) {
      return pairs;
    }
    for (var was : deleted) {
      for (var side : added) {
        if (isFile(was.mode()) && isFile(side.mode())) {
          int percent = pieces(was.id()).percentIn(pieces(side.id()));
          if (percent >= AT_LEAST_PERCENT) {
            pairs.add(new Pair(was, side, percent));
          }
        }
      }
    }
    return pairs;
  }

  private Similarity pieces(ObjectId id) throws GitException {
    var known = pieces.get(id);
    if (known != null) {
      return known;
    }
    var blob = reader.read(id, ObjectKind.BLOB);
    var counted = Similarity.of(blob.content(), blob.length());
    pieces.put(id, counted);
    return counted;
  }

  /// Takes the best pairs first; each file is in one at most.
  private void take(List<Pair> pairs) {
    pairs.sort((a, b) -> {
      int order = Integer.compare(b.percent(), a.percent());
      return order == 0 ? Boolean.compare(b.sameName(), a.sameName()) : order;
    });
    for (var pair : pairs) {
      if (deleted.contains(pair.before()) && added.remove(pair.after())) {
        deleted.remove(pair.before());
        kept.add(
            new StagedChange(
                Kind.RENAMED,
                Optional.of(pair.before()),
                Optional.of(pair.after()),
                pair.percent()));
      }
    }
  }
}
