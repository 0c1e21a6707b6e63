package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.terminal.Progress;
import dev.coffre.file.FileWriteException;
import dev.coffre.file.Staged;
import dev.coffre.sops.tree.Nesting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work on many files, all or nothing: every file's new content is computed and checked first, then
/// every one is written beside its target, and only then do they take their places.
///
/// @param verb what is done, as in `encrypt`
/// @param dryRun whether to stop before anything is written
/// @param json whether the report is a JSON object
public record Batch(Host host, String verb, boolean dryRun, boolean json) {

  /// Staging waits for the disk, which takes the syncs of several files in one go: more threads
  /// than processors.
  private static final int WRITERS = 8;

  /// What is to be done with one file.
  @FunctionalInterface
  public interface Work {
    /// Finds out what to do; writes nothing.
    ///
    /// @throws FileFailure if it cannot be done
    /// @throws CommandException if the command line is wrong
    Outcome on(String name) throws CommandException, FileFailure;
  }

  /// Does it.
  ///
  /// @return 0, or the gravest code of a file that failed
  /// @throws FileWriteException if a file could not be written; those before it in the list of a
  ///   final rename may be
  public ExitCode run(List<String> names, Work work)
      throws FileWriteException, InterruptedException {
    try (var pool = pool(Runtime.getRuntime().availableProcessors())) {
      var report = new BatchReport(verb, dryRun);
      compute(pool, names, work, report);
      try {
        if (report.failures().isEmpty() && !dryRun) {
          // also beside files that this run leaves alone: it would stay there for ever
          host.files().removeAbandoned(names.stream().map(host::resolve).toList());
          write(report.writes());
        }
      } finally {
        report.writes().forEach(write -> write.content().close());
      }
      return tell(report);
    }
  }

  private static ExecutorService pool(int threads) {
    return Executors.newFixedThreadPool(threads, Nesting::thread);
  }

  private void compute(ExecutorService pool, List<String> names, Work work, BatchReport report)
      throws InterruptedException {
    boolean bar = host.terminal().showsErrors();
    try (var progress = new Progress(host.err(), bar, host.clock(), verb, names.size())) {
      var outcomes = new ArrayList<Future<Outcome>>();
      for (String name : names) {
        outcomes.add(pool.submit(() -> stepping(progress, () -> work.on(name))));
      }
      for (int i = 0; i < names.size(); i++) {
        report.add(names.get(i), outcomes.get(i));
      }
    }
  }

  private static Outcome stepping(Progress progress, Callable<Outcome> work) throws Exception {
    try {
      return work.call();
    } finally {
      progress.step();
    }
  }

  private void write(List<Outcome.Write> writes) throws FileWriteException, InterruptedException {
    try (var staging = new Staging();
        var pool = Executors.newFixedThreadPool(Math.clamp(writes.size(), 1, WRITERS))) {
      var stages = new ArrayList<Future<?>>();
      for (var write : writes) {
        stages.add(pool.submit(() -> staging.add(stage(write))));
      }
      for (var stage : stages) {
        finish(stage);
      }
      host.files().commit(staging.files());
    }
  }

  private static void finish(Future<?> stage) throws FileWriteException, InterruptedException {
    try {
      stage.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case FileWriteException failure -> throw failure;
        case RuntimeException defect -> throw defect;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private Staged stage(Outcome.Write write) throws FileWriteException {
    return write
        .content()
        .expose(content -> host.files().stage(write.path(), content, write.access()));
  }

  private ExitCode tell(BatchReport report) {
    var failures = report.failures();
    for (FileFailure failure : failures) {
      Complaint.about(failure).print(host.err());
    }
    if (!failures.isEmpty() && report.size() > 1) {
      host.err()
          .println(
              "coffre: nothing was written: %d of %d files failed"
                  .formatted(failures.size(), report.size()));
    }
    if (failures.isEmpty()) {
      report.writes().forEach(write -> AliasNotice.print(host, write.name(), write.expanded()));
    }
    host.out().print(json ? report.json() + "\n" : report.text());
    return failures.stream()
        .map(failure -> Complaint.about(failure).code())
        .max(Comparator.naturalOrder())
        .orElse(ExitCode.OK);
  }
}
