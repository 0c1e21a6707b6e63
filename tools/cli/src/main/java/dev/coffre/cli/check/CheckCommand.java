package dev.coffre.cli.check;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.scan.ReportOptions;
import dev.coffre.git.object.GitException;
import dev.coffre.policy.Check;
import dev.coffre.policy.Versions;
import dev.coffre.scan.input.FileTree;
import dev.coffre.scan.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks that what the creation rules select is encrypted, whole, and for the right people.
public final class CheckCommand implements NativeCommand.Action {
  private final Host host;
  private final ReportOptions options = new ReportOptions();

  private boolean mac;
  private boolean history;
  private boolean staged;

  private List<String> paths = List.of(".");

  /// For the files of `host`.
  public CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options declared) {
    declared.describe(
        "Check that what .sops.yaml selects is encrypted, every value of it, for the recipients"
            + " of its rule and as the key registry says; that no Kubernetes Secret, decrypted copy or private key lies"
            + " beside it in clear. Needs no key.",
        "Exit code 1 if something was found, 3 if a file could not be checked.");
    options.declareFormats(declared);
    declared
        .flag(
            List.of("--staged"),
            "Check the files that the next commit changes, as they are staged.",
            () -> staged = true)
        .flag(
            List.of("--mac"),
            "Verify MACs too, of the files that a key at hand opens.",
            () -> mac = true)
        .flag(
            List.of("--history"),
            "Look for commits that had in clear what is encrypted now.",
            () -> history = true)
        .operands("PATH", 0, "Files and folders; this folder if none.", given -> paths = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var gate = staged ? Gate.ofRepository(host) : Gate.of(host);
    var check = staged ? staged(gate) : tree(gate);
    var scanner = gate.scanner();
    var report = ReportOptions.report(gate, check.result(), scanner);
    print(report, check.checked());
    check.checked().failures().forEach(failure -> Complaint.about(failure).print(host.err()));
    if (!staged && gate.isWhole(paths)) {
      gate.tellUnused(asked()::contains, ReportOptions.used(gate, check.result()));
    }
    if (!check.checked().failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    return report.open().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private void print(Report report, Checked checked) throws CommandException, FileFailure {
    var own = new CheckReport(report, checked);
    options.print(
        host,
        format ->
            switch (format) {
              case TEXT -> own.text();
              case JSON -> own.json();
              case SARIF, JUNIT, GITHUB -> format.write(report);
            });
  }

  /// Not every run asks every check.
  private Set<String> asked() {
    return Arrays.stream(Check.values())
        .filter(check -> history || check != Check.ONCE_IN_CLEAR)
        .filter(check -> mac || check != Check.SOPS_MAC_MISMATCH)
        .map(Check::id)
        .collect(Collectors.toSet());
  }

  private Optional<MacVerification> macs() {
    return mac ? Optional.of(new MacVerification(host)) : Optional.empty();
  }

  private FileCheck staged(Gate gate) throws CommandException, IOException {
    if (history || !paths.equals(List.of("."))) {
      throw CommandException.usage(
          "check: --staged goes with neither PATH nor --history", "leave one of them out");
    }
    return StagedCheck.run(gate, macs());
  }

  private FileCheck tree(Gate gate) throws CommandException, FileFailure, IOException {
    var check = new FileCheck(gate, Gate::onDisk, host.directory(), macs());
    var committed = Committed.of(gate);
    try {
      for (var file : files(gate)) {
        Versions past =
            committed.isPresent()
                ? () -> committed.get().content(file).stream().toList()
                : Versions.NONE;
        check.check(file, host.shown(file), () -> Files.readAllBytes(file), past);
      }
      if (history && committed.isPresent()) {
        past(committed.get(), check);
      }
      return check;
    } finally {
      committed.ifPresent(Committed::close);
    }
  }

  private Set<Path> files(Gate gate) throws FileFailure {
    var files = new LinkedHashSet<Path>();
    for (var path : paths) {
      try {
        files.addAll(FileTree.files(host.resolve(path)));
      } catch (IOException e) {
        throw new FileFailure(path, e);
      }
    }
    files.removeIf(file -> gate.leavesOut(host.shown(file)));
    return files;
  }

  private static void past(Committed committed, FileCheck check) throws FileFailure {
    try {
      new Past(committed)
          .of(check.encrypted())
          .forEach((file, violation) -> check.add(file, List.of(violation)));
    } catch (GitException e) {
      throw new FileFailure("history", e);
    }
  }
}
