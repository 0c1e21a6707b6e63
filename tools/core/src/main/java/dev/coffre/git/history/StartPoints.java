package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.Tag;
import dev.coffre.git.store.ObjectReader;
import java.util.LinkedHashSet;
import java.util.Set;

/// What the tips of a repository lead to, tags followed.
final class StartPoints {
  private final Set<ObjectId> commits = new LinkedHashSet<>();
  private final Set<ObjectId> trees = new LinkedHashSet<>();
  private final Set<ObjectId> blobs = new LinkedHashSet<>();

  private StartPoints() {}

  static StartPoints of(Repository repository, Tips tips, ObjectReader reader) throws GitException {
    var points = new StartPoints();
    var refs = repository.refs();
    var all = new LinkedHashSet<>(refs.all().values());
    refs.head().commit().ifPresent(all::add);
    all.addAll(refs.ofWorkTrees());
    if (tips.stash()) {
      all.addAll(present(refs.stash(), reader));
    }
    if (tips.reflogs()) {
      all.addAll(present(refs.logged(), reader));
    }
    for (var id : all) {
      points.add(id, repository, reader);
    }
    return points;
  }

  /// A log may remember what was long removed; Git passes over that too.
  private static Set<ObjectId> present(Set<ObjectId> logged, ObjectReader reader)
      throws GitException {
    var present = new LinkedHashSet<ObjectId>();
    for (var id : logged) {
      if (reader.find(id).isPresent()) {
        present.add(id);
      }
    }
    return present;
  }

  private void add(ObjectId tip, Repository repository, ObjectReader reader) throws GitException {
    var id = tip;
    var kind = reader.kind(id);
    while (kind == ObjectKind.TAG) {
      id = Tag.parse(id, reader.read(id), repository.format()).target();
      kind = reader.kind(id);
    }
    switch (kind) {
      case COMMIT -> commits.add(id);
      case TREE -> trees.add(id);
      case BLOB -> blobs.add(id);
      case TAG -> throw new IllegalStateException("tags are followed");
    }
  }

  Set<ObjectId> commits() {
    return commits;
  }

  Set<ObjectId> trees() {
    return trees;
  }

  Set<ObjectId> blobs() {
    return blobs;
  }
}
