package dev.coffre.inventory.date;

import dev.coffre.git.index.Side;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files that a commit's parent has and the commit has not: where a renamed file came from.
record Departures(ObjectReader reader, ObjectFormat format) {
  /// A commit that removes more than this is not a rename of few files.
  private static final int MOST = 2000;

  List<Side> between(ObjectId older, ObjectId newer) throws GitException {
    var gone = new ArrayList<Side>();
    compare(GitPath.of(""), older, Optional.of(newer), gone);
    return gone;
  }

  private void compare(GitPath folder, ObjectId older, Optional<ObjectId> newer, List<Side> gone)
      throws GitException {
    if (gone.size() > MOST || newer.equals(Optional.of(older))) {
      return;
    }
    var now = newer.isPresent() ? entries(newer.get()) : Map.<GitPath, Side>of();
    for (var before : entries(older).values()) {
      var after = Optional.ofNullable(now.get(before.path()));
      var bytes = before.path().toBytes();
      var path = folder.child(bytes, 0, bytes.length);
      switch (before.mode()) {
        case TREE -> compare(path, before.id(), after.map(Side::id), gone);
        case FILE, EXECUTABLE -> {
          if (after.isEmpty()) {
            gone.add(new Side(path, before.mode(), before.id()));
          }
        }
        case SYMLINK, GITLINK -> {}
      }
    }
  }

  private Map<GitPath, Side> entries(ObjectId tree) throws GitException {
    var found = new LinkedHashMap<GitPath, Side>();
    if (reader.kind(tree) == ObjectKind.TREE) {
      var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), format);
      while (entries.next()) {
        var name = GitPath.copyOf(entries.content(), entries.nameStart(), entries.nameEnd());
        found.put(name, new Side(name, entries.mode(), entries.id()));
      }
    }
    return found;
  }
}
