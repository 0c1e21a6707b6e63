package dev.coffre.git.history;

import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.TreeCursor;
import dev.coffre.git.store.ObjectReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the paths of blobs in the oldest commit that has them. A blob that is new in a commit only
/// stands in trees that are new in it, so nothing else is read.
final class Origins {
  private final Survey survey;
  private final ObjectReader reader;
  private final ObjectFormat format;

  Origins(Survey survey, ObjectReader reader, ObjectFormat format) {
    this.survey = survey;
    this.reader = reader;
    this.format = format;
  }

  Map<ObjectId, Origin> of(Collection<ObjectId> blobs) throws GitException {
    var byCommit = new HashMap<Integer, Set<ObjectId>>();
    for (var id : blobs) {
      int blob = survey.blobs().find(id);
      if (blob >= 0 && survey.isCommit(survey.blobs().first(blob))) {
        byCommit.computeIfAbsent(survey.blobs().first(blob), _ -> new HashSet<>()).add(id);
      }
    }
    var origins = new HashMap<ObjectId, Origin>();
    for (var entry : byCommit.entrySet()) {
      addOrigins(entry.getKey(), entry.getValue(), origins);
    }
    return origins;
  }

  private void addOrigins(int position, Set<ObjectId> wanted, Map<ObjectId, Origin> origins)
      throws GitException {
    var id = survey.commit(position);
    var commit = Commit.parse(id, reader.read(id, ObjectKind.COMMIT), format);
    var paths = new HashMap<ObjectId, List<GitPath>>();
    search(commit.tree(), GitPath.of(""), position, wanted, paths);
    paths.forEach((blob, where) ->
        origins.put(blob, new Origin(id, position, commit.author(), commit.subject(), where)));
  }

  private void search(
      ObjectId tree,
      GitPath folder,
      int commit,
      Set<ObjectId> wanted,
      Map<ObjectId, List<GitPath>> paths)
      throws GitException {
    var entries = new TreeCursor(tree, reader.read(tree, ObjectKind.TREE), format);
    while (entries.next()) {
      var id = entries.id();
      switch (entries.mode()) {
        case TREE -> {
          int number = survey.trees().find(entries.content(), entries.idStart());
          if (number >= 0 && survey.trees().first(number) == commit) {
            search(id, path(folder, entries), commit, wanted, paths);
          }
        }
        case FILE, EXECUTABLE, SYMLINK -> {
          if (wanted.contains(id)) {
            paths.computeIfAbsent(id, _ -> new ArrayList<>()).add(path(folder, entries));
          }
        }
        case GITLINK -> {}
      }
    }
  }

  private static GitPath path(GitPath folder, TreeCursor entry) {
    return folder.child(entry.content(), entry.nameStart(), entry.nameEnd());
  }
}
