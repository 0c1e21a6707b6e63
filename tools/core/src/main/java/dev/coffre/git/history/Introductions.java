package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.Commit;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Compares commits with all their parents at once.
final class Introductions {
  private final Repository repository;
  private final ObjectReader reader;
  private final List<Introduced> found = new ArrayList<>();

  private record Entry(FileMode mode, ObjectId id) {}

  /// What an introduction says, whichever commit makes it.
  private record Fact(ObjectId blob, GitPath path, List<ObjectId> before) {}

  private final Set<Fact> known = new HashSet<>();

  Introductions(Repository repository, ObjectReader reader) {
    this.repository = repository;
    this.reader = reader;
  }

  List<Introduced> of(List<ObjectId> commits) throws GitException {
    for (var id : commits) {
      var commit = read(id);
      var parents = new ArrayList<ObjectId>();
      if (!repository.shallow().contains(id)) {
        for (var parent : commit.parents()) {
          parents.add(read(parent).tree());
        }
      }
      compare(id, GitPath.of(""), commit.tree(), parents);
    }
    return found;
  }

  private Commit read(ObjectId id) throws GitException {
    return Commit.parse(id, reader.read(id, ObjectKind.COMMIT), repository.format());
  }

  private void compare(ObjectId commit, GitPath folder, ObjectId tree, List<ObjectId> parents)
      throws GitException {
    if (parents.contains(tree)) {
      return;
    }
    var others = new ArrayList<Map<GitPath, Entry>>();
    for (var parent : parents) {
      others.add(entries(parent));
    }
    for (var entry : entries(tree).entrySet()) {
      var name = entry.getKey().toBytes();
      compare(
          commit,
          folder.child(name, 0, name.length),
          entry.getValue(),
          there(others, entry.getKey()));
    }
  }

  private static List<Entry> there(List<Map<GitPath, Entry>> folders, GitPath name) {
    var there = new ArrayList<Entry>();
    for (var folder : folders) {
      var entry = folder.get(name);
      if (entry != null) {
        there.add(entry);
      }
    }
    return there;
  }

  private void compare(ObjectId commit, GitPath path, Entry entry, List<Entry> parents)
      throws GitException {
    switch (entry.mode()) {
      case TREE -> compare(commit, path, entry.id(), ids(parents, false));
      case FILE, EXECUTABLE, SYMLINK -> {
        var before = ids(parents, true);
        if (!before.contains(entry.id()) && known.add(new Fact(entry.id(), path, before))) {
          found.add(new Introduced(entry.id(), path, entry.mode(), commit, before));
        }
      }
      case GITLINK -> {}
    }
  }

  private static List<ObjectId> ids(List<Entry> entries, boolean blobs) {
    return entries.stream()
        .filter(entry -> blobs ? entry.mode().isBlob() : entry.mode() == FileMode.TREE)
        .map(Entry::id)
        .distinct()
        .toList();
  }

  private Map<GitPath, Entry> entries(ObjectId tree) throws GitException {
    var entries = new TreeMap<GitPath, Entry>();
    var cursor = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), repository.format());
    while (cursor.next()) {
      entries.put(
          GitPath.copyOf(cursor.content(), cursor.nameStart(), cursor.nameEnd()),
          new Entry(cursor.mode(), cursor.id()));
    }
    return entries;
  }
}
