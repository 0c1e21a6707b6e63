package dev.coffre.cli.hooks;

import dev.coffre.git.Repository;
import dev.coffre.git.history.CommitRange;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a push brings to another repository.
///
/// @param remote its name, or its address if it has none
/// @param updates what becomes of its references
record Pushed(String remote, List<Update> updates) {
  Pushed {
    updates = List.copyOf(updates);
  }

  /// What becomes of one.
  ///
  /// @param now what it shall lead to
  /// @param before what it leads to at present; empty if it is new
  record Update(String now, Optional<String> before) {}

  /// Reads what Git says on standard input of its hook: `<local ref> <local id> <remote ref>
  /// <remote id>`, ids of zeros where there is nothing.
  static Optional<Pushed> parse(String remote, String input) {
    var updates = new ArrayList<Update>();
    for (var line : input.lines().filter(line -> !line.isBlank()).toList()) {
      var words = line.split(" ", -1);
      if (words.length != 4) {
        return Optional.empty();
      }
      if (!isNothing(words[1])) {
        updates.add(new Update(words[1], Optional.of(words[3]).filter(id -> !isNothing(id))));
      }
    }
    return Optional.of(new Pushed(remote, updates));
  }

  private static boolean isNothing(String id) {
    return id.matches("0+");
  }

  /// The commits that the other repository does not have, as far as is known here: what it had at
  /// the last fetch or push it has.
  List<CommitRange> ranges(Repository repository) throws GitException {
    var there = new ArrayList<ObjectId>();
    for (var ref : repository.refs().all().entrySet()) {
      if (ref.getKey().startsWith("refs/remotes/" + remote + "/")) {
        commit(repository, ref.getValue().toString()).ifPresent(there::add);
      }
    }
    for (var update : updates) {
      if (update.before().isPresent()) {
        commit(repository, update.before().get()).ifPresent(there::add);
      }
    }
    var ranges = new ArrayList<CommitRange>();
    for (var update : updates) {
      var commit = repository.resolve(update.now());
      ranges.add(CommitRange.between(repository, there, commit));
      there.add(commit);
    }
    return ranges;
  }

  /// Somebody else may have pushed it, and nothing been fetched since: then it excludes nothing.
  private static Optional<ObjectId> commit(Repository repository, String id) throws GitException {
    try {
      return Optional.of(repository.resolve(id));
    } catch (GitException.UnknownRevision unknownHere) {
      return Optional.empty();
    }
  }
}
