package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.terminal.Progress;
import dev.coffre.scan.input.FileTree;
import dev.coffre.sops.tree.Nesting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The encrypted files of some folders and what has to change in them.
///
/// @param files by path
/// @param failures of those that could not be read
public record FilePlans(List<FilePlan> files, List<FileFailure> failures) {

  /// Reads all files that Git does not ignore and the team's scans do not leave out, on every core.
  public static FilePlans of(Host host, Collection<Path> folders, FilePlan.Rules rules)
      throws CommandException, FileFailure, InterruptedException {
    var paths = paths(host, folders);
    var files = new ArrayList<FilePlan>();
    var failures = new ArrayList<FileFailure>();
    try (var pool =
            Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Nesting::thread);
        var progress =
            new Progress(
                host.err(), host.terminal().showsErrors(), host.clock(), "read", paths.size())) {
      var results = new ArrayList<Future<Optional<FilePlan>>>();
      for (var path : paths) {
        results.add(
            pool.submit(() -> {
              var plan = FilePlan.of(host, path, rules);
              progress.step();
              return plan;
            }));
      }
      for (var result : results) {
        add(result, files, failures);
      }
    }
    return new FilePlans(files, failures);
  }

  private static Set<Path> paths(Host host, Collection<Path> folders)
      throws CommandException, FileFailure {
    var gate = Gate.of(host);
    var paths = new LinkedHashSet<Path>();
    for (var folder : folders) {
      try {
        paths.addAll(FileTree.filesNotIgnored(folder));
      } catch (IOException e) {
        throw new FileFailure(host.shown(folder), e);
      }
    }
    paths.removeIf(path -> gate.settings().leavesOut(gate.path(host.shown(path))));
    return paths;
  }

  private static void add(
      Future<Optional<FilePlan>> result, List<FilePlan> files, List<FileFailure> failures)
      throws InterruptedException {
    try {
      result.get().ifPresent(files::add);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FileFailure failure -> failures.add(failure);
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /// Those in which something has to change.
  public List<FilePlan> changing() {
    return files.stream().filter(file -> file.change().isNeeded()).toList();
  }

  /// Those that no rule matches.
  public List<FilePlan> unruled() {
    return files.stream().filter(file -> file.wanted().isEmpty()).toList();
  }
}
