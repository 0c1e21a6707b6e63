package dev.coffre.git.history;

import dev.coffre.git.Repository;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.UnknownRevision;
import dev.coffre.git.object.ObjectId;
import java.util.Collection;
import java.util.List;

/// The commits that one commit leads to and others do not.
///
/// @param commits oldest first, each after its parents
/// @param mergeBases where the two sides last met; empty if they have nothing in common
public record CommitRange(List<ObjectId> commits, List<ObjectId> mergeBases) {
  private static final long CACHE = 16 << 20;

  public CommitRange {
    commits = List.copyOf(commits);
    mergeBases = List.copyOf(mergeBases);
  }

  /// What `included` leads to and none of `excluded` does.
  ///
  /// @throws GitException.ShallowHistory if the history is cut off before that is certain
  public static CommitRange between(
      Repository repository, Collection<ObjectId> excluded, ObjectId included) throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      return new RangeWalk(repository, reader).between(excluded, included);
    }
  }

  /// Reads `A..B` or `A...B`; a side left out is `HEAD`. Both mean the commits on B's side since it
  /// left A: what only A has is not part of what B brings.
  ///
  /// @throws UnknownRevision if the text is no range, or a side is no commit
  public static CommitRange parse(Repository repository, String range) throws GitException {
    int dots = range.indexOf("..");
    if (dots < 0) {
      throw new UnknownRevision(range, "a range is written as A..B");
    }
    int after = range.startsWith("...", dots) ? dots + 3 : dots + 2;
    var from = repository.resolve(orHead(range.substring(0, dots)));
    var to = repository.resolve(orHead(range.substring(after)));
    return between(repository, List.of(from), to);
  }

  private static String orHead(String side) {
    return side.isEmpty() ? "HEAD" : side;
  }

  /// The blobs that each commit of the range brings: those that stand at a path where none of the
  /// commit's parents has them. In the order of the commits.
  public List<Introduced> blobs(Repository repository) throws GitException {
    try (var reader = repository.store().reader(CACHE)) {
      return new Introductions(repository, reader).of(commits);
    }
  }
}
