package dev.coffre.cli.inventory;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Exposures;
import dev.coffre.git.Repository;
import dev.coffre.git.history.CommitRange;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.inventory.date.Ages;
import dev.coffre.inventory.report.Differences;
import dev.coffre.inventory.source.Inventory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The inventories of a repository at different times.
record Stock(Grounds grounds, Exposures exposures, Omissions omissions, Output files) {

  static Stock of(Host host, Grounds grounds, Output files) throws CommandException, FileFailure {
    return new Stock(
        grounds, Exposures.of(host.in(grounds.top())), Omissions.of(grounds.top()), files);
  }

  /// What there is now.
  Inventory now() throws FileFailure, IOException {
    var found = undated();
    return grounds.repository().isPresent() ? ages().fill(found, head()) : found;
  }

  private Inventory undated() throws FileFailure, IOException {
    try (var tree = WorkTree.of(grounds)) {
      return Stocktaking.of(tree, exposures, path -> !files.isOwn(path), omissions);
    }
  }

  /// What of an inventory was committed together with a version of its file.
  ///
  /// @param path of the file
  /// @param content of the version
  Inventory committedWith(Inventory inventory, String path, byte[] content) throws GitException {
    var commit =
        head().isPresent()
            ? ages().lastCommit(head().get(), path, content)
            : Optional.<ObjectId>empty();
    return commit.isPresent() ? ages().present(inventory, commit.get()) : Inventory.nothing();
  }

  /// What changed since the current branch left another commit.
  Differences since(String name) throws CommandException, FileFailure, IOException {
    var repository = repository();
    var base = repository.resolve(name);
    var head = head();
    if (head.isPresent()) {
      var bases = CommitRange.between(repository, List.of(base), head.get()).mergeBases();
      base = bases.isEmpty() ? base : bases.getFirst();
    }
    try (var then = new CommittedFiles(grounds, repository, base)) {
      var before = Stocktaking.of(then, exposures, path -> !files.isOwn(path), omissions);
      return Differences.ofContents(before, undated());
    }
  }

  private Optional<ObjectId> head() throws GitException {
    return repository().refs().head().commit();
  }

  private Ages ages() throws GitException {
    return new Ages(repository(), exposures::in);
  }

  private Repository repository() throws GitException {
    return grounds
        .repository()
        .orElseThrow(
            () -> new GitException.NotARepository(grounds.top(), "there is no history to look at"));
  }
}
