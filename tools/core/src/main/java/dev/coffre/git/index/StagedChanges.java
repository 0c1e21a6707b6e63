package dev.coffre.git.index;

import dev.coffre.git.Repository;
import dev.coffre.git.index.StagedChange.Kind;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a commit made now would change.
public final class StagedChanges {
  private static final long CACHE = 16 << 20;

  private StagedChanges() {}

  /// Compares the index with the commit that is checked out; with nothing if there is none yet.
  ///
  /// @return by path
  public static List<StagedChange> of(Repository repository) throws GitException {
    return of(repository, Index.read(repository));
  }

  /// The same for an index that was read already.
  public static List<StagedChange> of(Repository repository, Index index) throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      var unchanged = new ArrayList<GitPath>();
      var before = head(repository, reader, index, unchanged);
      var after = new ArrayList<Side>();
      var unmerged = new TreeSet<GitPath>();
      for (var entry : index.outside(unchanged)) {
        if (entry.stage() > 0) {
          unmerged.add(entry.path());
        } else if (!entry.intentToAdd()) {
          after.add(new Side(entry.path(), entry.mode(), entry.id()));
        }
      }
      var changes = new ArrayList<>(conflicts(unmerged, before));
      changes.addAll(Renames.find(compare(before, after), reader));
      changes.sort((a, b) -> a.path().compareTo(b.path()));
      return changes;
    }
  }

  /// The files of the commit but for those in folders that are in the index as they are there.
  ///
  /// @param unchanged gets these folders
  private static List<Side> head(
      Repository repository, ObjectReader reader, Index index, List<GitPath> unchanged)
      throws GitException {
    var files = new ArrayList<Side>();
    var noted = index.trees();
    var head = repository.refs().head().commit();
    if (head.isPresent()) {
      var object = reader.read(head.get(), ObjectKind.COMMIT);
      var commit = Commit.parse(head.get(), object, repository.format());
      TreeFiles.list(
          GitPath.of(""),
          commit.tree(),
          reader,
          repository.format(),
          (folder, tree) -> noted.has(folder, tree) && unchanged.add(folder),
          files::add);
    }
    return files;
  }

  /// Takes those out of what was there before, since they are compared with nothing.
  private static List<StagedChange> conflicts(Set<GitPath> unmerged, List<Side> before) {
    var there = new HashMap<GitPath, Side>();
    for (var side : unmerged.isEmpty() ? List.<Side>of() : before) {
      if (unmerged.contains(side.path())) {
        there.put(side.path(), side);
      }
    }
    before.removeIf(side -> there.containsKey(side.path()));
    var conflicts = new ArrayList<StagedChange>();
    for (var path : unmerged) {
      var was = Optional.ofNullable(there.get(path));
      conflicts.add(new StagedChange(Kind.UNMERGED, was, Optional.empty(), 100));
    }
    return conflicts;
  }

  /// Goes through both, each sorted by path.
  private static List<StagedChange> compare(List<Side> before, List<Side> after) {
    var changes = new ArrayList<StagedChange>();
    int next = 0;
    for (var is : after) {
      while (next < before.size() && before.get(next).path().compareTo(is.path()) < 0) {
        add(Optional.of(before.get(next++)), Optional.empty(), changes);
      }
      boolean same = next < before.size() && before.get(next).path().equals(is.path());
      add(same ? Optional.of(before.get(next++)) : Optional.empty(), Optional.of(is), changes);
    }
    for (var was : before.subList(next, before.size())) {
      add(Optional.of(was), Optional.empty(), changes);
    }
    return changes;
  }

  private static void add(Optional<Side> was, Optional<Side> is, List<StagedChange> changes) {
    if (!was.equals(is)) {
      changes.add(new StagedChange(kind(was, is), was, is, 100));
    }
  }

  private static Kind kind(Optional<Side> before, Optional<Side> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? Kind.ADDED : Kind.DELETED;
    }
    var was = before.get();
    var is = after.get();
    if (type(was.mode()) != type(is.mode())) {
      return Kind.TYPE_CHANGED;
    }
    return was.id().equals(is.id()) ? Kind.MODE_CHANGED : Kind.MODIFIED;
  }

  private static FileMode type(FileMode mode) {
    return mode == FileMode.EXECUTABLE ? FileMode.FILE : mode;
  }
}
