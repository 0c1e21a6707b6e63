package dev.coffre.inventory.date;

import dev.coffre.git.Repository;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.store.ObjectReader;
import dev.coffre.inventory.source.Changed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/// Finds the commit that last changed each of many values, in one walk from the newest commit on.
///
/// Every value goes to the first parent that has it too, as blame follows a line; where no parent
/// has it, the commit brought it. A commit that changed none of the files costs the reading of the
/// folders it touched. A file that moved is followed when what it held is found in a file that the
/// same commit removed.
final class LastChanges {
  private static final long CACHE = 48 << 20;

  private final Repository repository;
  private final ObjectReader reader;
  private final Comparison comparison;
  private final Map<Wanted, Change> found = new HashMap<>();
  private final Map<ObjectId, WaitingFolder> waiting = new HashMap<>();
  private final PriorityQueue<Commit> next =
      new PriorityQueue<>(
          Comparator.comparingLong(Commit::committed).reversed().thenComparing(Commit::id));

  private LastChanges(Repository repository, ObjectReader reader, VersionReader versions) {
    this.repository = repository;
    this.reader = reader;
    this.comparison = new Comparison(reader, repository.format(), versions);
  }

  /// When each value last changed.
  ///
  /// @param head the commit that the files are of, or were of before somebody edited them
  /// @throws GitException if an object cannot be read that is not missing by intent
  static Map<Wanted, Change> of(
      Repository repository, ObjectId head, Collection<Wanted> values, VersionReader versions)
      throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      var changes = new LastChanges(repository, reader, versions);
      changes.start(head, values);
      changes.walk();
      return changes.found;
    }
  }

  /// Those of some values that a commit has.
  ///
  /// @throws GitException if an object cannot be read
  static Set<Wanted> present(
      Repository repository, ObjectId id, Collection<Wanted> values, VersionReader versions)
      throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      var changes = new LastChanges(repository, reader, versions);
      var present = new HashSet<Wanted>();
      var tree = changes.commit(id).tree();
      changes.comparison.split(folder(values), tree).same().values(present::add);
      return present;
    }
  }

  private static WaitingFolder folder(Collection<Wanted> values) {
    var files = new HashMap<String, List<Wanted>>();
    values.forEach(value -> files.computeIfAbsent(value.path(), _ -> new ArrayList<>()).add(value));
    var top = WaitingFolder.empty(Optional.empty());
    files.forEach(
        (path, wanted) -> top.put(GitPath.of(path), new WaitingFile(Optional.empty(), wanted)));
    return top;
  }

  private void start(ObjectId head, Collection<Wanted> values) throws GitException {
    var top = folder(values);
    var commit = commit(head);
    try {
      var split = comparison.split(top, commit.tree());
      split.other().values(value -> found.put(value, Change.UNCOMMITTED));
      hand(split.same(), commit);
    } catch (GitException.MissingObject e) {
      giveUp(top, e);
    }
  }

  private void walk() throws GitException {
    for (var commit = next.poll(); commit != null; commit = next.poll()) {
      var folder = waiting.remove(commit.id());
      if (folder == null) {
        continue;
      }
      if (repository.shallow().contains(commit.id())) {
        folder.values(value -> found.put(value, Change.UNKNOWN));
        continue;
      }
      try {
        examine(commit, folder);
      } catch (GitException.MissingObject e) {
        giveUp(folder, e);
      }
    }
  }

  private void giveUp(WaitingFolder folder, GitException.MissingObject failure)
      throws GitException {
    if (!repository.store().promised()) {
      throw failure;
    }
    folder.values(value -> found.putIfAbsent(value, Change.UNKNOWN));
  }

  private void examine(Commit commit, WaitingFolder folder) throws GitException {
    var rest = folder;
    var parents = new ArrayList<Commit>();
    for (var id : commit.parents()) {
      if (rest.isEmpty()) {
        return;
      }
      var parent = commit(id);
      parents.add(parent);
      var split = comparison.split(rest, parent.tree());
      hand(split.same(), parent);
      rest = split.other();
    }
    for (var parent : parents) {
      rest = renamed(rest, commit, parent);
    }
    var change = new Change(new Changed.On(day(commit)), Optional.of(commit.id()));
    rest.values(value -> found.putIfAbsent(value, change));
  }

  private WaitingFolder renamed(WaitingFolder rest, Commit commit, Commit parent)
      throws GitException {
    if (rest.isEmpty()) {
      return rest;
    }
    var moves =
        new Moves(comparison, new Departures(reader, repository.format()))
            .of(rest, parent.tree(), commit.tree());
    hand(moves.same(), parent);
    return moves.other();
  }

  private void hand(WaitingFolder folder, Commit to) {
    if (!folder.isEmpty()) {
      waiting.merge(to.id(), folder, WaitingFolder::with);
      next.add(to);
    }
  }

  private Commit commit(ObjectId id) throws GitException {
    return Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format());
  }

  /// The day on which it was written: unlike the commit's own time, amending and rebasing keep it.
  private static LocalDate day(Commit commit) {
    return Instant.ofEpochSecond(commit.author().epochSecond())
        .atOffset(ZoneOffset.UTC)
        .toLocalDate();
  }
}
