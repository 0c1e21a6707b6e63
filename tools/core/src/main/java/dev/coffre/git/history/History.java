package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.git.pack.DeltaForest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Everything that the tips of a repository lead to: commits, trees and blobs of all branches, tags
/// and merges. Thread-safe.
public final class History {
  private static final long TREE_CACHE = 48 << 20;

  private final Repository repository;
  private final Survey survey;
  private final List<DeltaForest> forests;

  private History(Repository repository, Survey survey, List<DeltaForest> forests) {
    this.repository = repository;
    this.survey = survey;
    this.forests = forests;
  }

  /// Goes through all commits and trees, each once.
  ///
  /// @throws GitException if one of them cannot be read, or what a pack says of its objects; blobs
  ///   are not looked at yet
  public static History of(Repository repository, Tips tips, int threads) throws GitException {
    // Commits are read by one thread, one after another: another one can look at packs meanwhile.
    try (var meanwhile = Executors.newSingleThreadExecutor()) {
      var forests = meanwhile.submit(() -> forests(repository));
      return new History(repository, Survey.of(repository, tips, threads), Crew.await(forests));
    } catch (InternalError shrunk) {
      throw Corrupt.shrunk();
    }
  }

  /// How many commits there are.
  public int commits() {
    return survey.commits().count();
  }

  /// How many blobs the tips lead to.
  public int blobs() {
    return survey.blobs().count();
  }

  /// Whether the tips lead to a blob.
  public boolean reaches(ObjectId blob) {
    return survey.blobs().find(blob) >= 0;
  }

  /// Shows every blob once, those of a pack in an order that unpacks each only once.
  ///
  /// @param visitors makes one for each thread
  /// @throws GitException if a blob cannot be read; then some were not shown
  public <S> Visited visit(Scope scope, Effort effort, Supplier<? extends BlobVisitor<S>> visitors)
      throws GitException {
    var run = new BlobRun<S>(repository, effort);
    try {
      switch (scope) {
        case REACHABLE -> run.addReachable(forests, survey.blobs());
        case EVERYTHING -> run.addEverything(forests, survey.blobs());
      }
      return run.run(visitors);
    } catch (InternalError shrunk) {
      throw Corrupt.shrunk();
    }
  }

  private static List<DeltaForest> forests(Repository repository) throws GitException {
    var forests = new ArrayList<DeltaForest>();
    for (var pack : repository.store().packs()) {
      forests.add(DeltaForest.of(pack));
    }
    return forests;
  }

  /// The blobs that stood at a path that passes a test.
  public Set<ObjectId> blobsAt(Predicate<GitPath> test) {
    var paths = survey.paths().numbers(test);
    var blobs = new HashSet<ObjectId>();
    survey
        .places()
        .forEach((blob, path, _) -> {
          if (paths.get(path)) {
            blobs.add(survey.blobs().id(blob));
          }
        });
    return blobs;
  }

  /// Where blobs came from: every path that each had, by the commits that brought it there, the
  /// oldest first. Blobs that no commit has are not in the answer.
  public Map<ObjectId, List<Origin>> origins(Collection<ObjectId> blobs) throws GitException {
    try (var reader = repository.store().reader(TREE_CACHE)) {
      return new Origins(survey, reader, repository.format()).of(blobs);
    }
  }
}
