package dev.coffre.cli.access;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.git.index.Index;
import dev.coffre.git.index.IndexEntry;
import dev.coffre.git.object.FileMode;
import dev.coffre.git.object.GitException;
import dev.coffre.keys.PublicKey;
import dev.coffre.policy.RuleMatch;
import dev.coffre.policy.Rules;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.tree.Nesting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/// The files of the work tree that Git knows.
///
/// @param files how many there are
/// @param standings of those that are, or should be, encrypted
record TrackedFiles(int files, List<Standing> standings) {
  private static final int BUNDLE = 64;

  static TrackedFiles of(Host host, Set<PublicKey> mine)
      throws FileFailure, IOException, InterruptedException {
    var rules = rules(host);
    var paths = paths(host);
    var standings = new ArrayList<Standing>();
    try (var pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Nesting::thread)) {
      var bundles = new ArrayList<Callable<List<Standing>>>();
      for (int i = 0; i < paths.size(); i += BUNDLE) {
        var bundle = paths.subList(i, Math.min(paths.size(), i + BUNDLE));
        bundles.add(() -> standings(host, bundle, rules, mine));
      }
      for (var result : pool.invokeAll(bundles)) {
        standings.addAll(result.get());
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FileFailure failure -> throw failure;
        case RuntimeException defect -> throw defect;
        case null, default -> throw new IllegalStateException(e);
      }
    }
    return new TrackedFiles(paths.size(), standings);
  }

  /// The creation rules for files, in their folders and above.
  static Rules rules(Host host) throws FileFailure {
    try {
      return Gate.of(host).rules(Gate::onDisk, host.directory());
    } catch (dev.coffre.cli.CommandException e) {
      throw new FileFailure(".config/coffre/scan.yaml", e);
    }
  }

  private static List<Path> paths(Host host) throws FileFailure {
    try (var repository = Gate.repository(host, host.directory())) {
      var top = repository.layout().workTree().orElse(host.directory());
      var paths = new LinkedHashSet<Path>();
      for (var entry : Index.read(repository).entries()) {
        if (isFile(entry)) {
          paths.add(entry.path().in(top));
        }
      }
      return List.copyOf(paths);
    } catch (GitException e) {
      throw new FileFailure(host.directory().toString(), e);
    }
  }

  private static boolean isFile(IndexEntry entry) {
    boolean regular = entry.mode() == FileMode.FILE || entry.mode() == FileMode.EXECUTABLE;
    return regular && !entry.skipWorktree();
  }

  private static List<Standing> standings(
      Host host, List<Path> paths, Rules rules, Set<PublicKey> mine) throws FileFailure {
    var standings = new ArrayList<Standing>();
    for (var path : paths) {
      standing(host, path, rules, mine).ifPresent(standings::add);
    }
    return standings;
  }

  private static Optional<Standing> standing(Host host, Path path, Rules rules, Set<PublicKey> mine)
      throws FileFailure {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty(); // deleted, and not yet committed
    }
    var plan = FilePlan.of(host, path, file -> recipe(rules, file));
    if (plan.isPresent()) {
      boolean readable = ReadableFiles.opens(mine, plan.get().has());
      return Optional.of(new Standing.Encrypted(plan.get(), readable));
    }
    try {
      boolean selected = rules.maySelect(path) && rules.forFile(path).selects();
      return selected && !path.endsWith(".sops.yaml")
          ? Optional.of(new Standing.InClear(host.shown(path)))
          : Optional.empty();
    } catch (dev.coffre.sops.config.ConfigException | IOException e) {
      throw new FileFailure(host.shown(path), e);
    }
  }

  static Optional<Recipe> recipe(Rules rules, Path file) throws Exception {
    return rules.forFile(file) instanceof RuleMatch.Matched(var rule)
        ? Optional.of(rule.recipe())
        : Optional.empty();
  }

  boolean isWell() {
    return standings.stream()
        .allMatch(file ->
            switch (file) {
              case Standing.Encrypted encrypted -> encrypted.isInLine();
              case Standing.InClear _ -> false;
            });
  }

  <S extends Standing> long count(Class<S> kind, Predicate<S> test) {
    return standings.stream().filter(kind::isInstance).map(kind::cast).filter(test).count();
  }
}
