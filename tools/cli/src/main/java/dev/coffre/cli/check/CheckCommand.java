package dev.coffre.cli.check;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.scan.Gate;
import dev.coffre.policy.Check;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks that what the creation rules select is encrypted, whole, and for the right people.
public final class CheckCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;
  private boolean mac;
  private boolean history;

  private List<String> paths = List.of(".");

  /// For the files of `host`.
  public CheckCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Check that what .sops.yaml selects is encrypted, every value of it, for the recipients"
                + " of its rule; that no Kubernetes Secret, decrypted copy or private key lies"
                + " beside it in clear. Needs no key.",
            "Exit code 1 if something was found, 3 if a file could not be checked.")
        .flag(List.of("--json"), "Print the findings as JSON.", () -> json = true)
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
    var gate = Gate.of(host);
    var checked = checked(gate);
    var report = new CheckReport(checked);
    host.out().print(json ? report.json() + "\n" : report.text());
    checked.failures().forEach(failure -> Complaint.about(failure).print(host.err()));
    if (gate.isWhole(paths)) {
      gate.tellUnused(asked(), checked.used());
    }
    if (!checked.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    return checked.found().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
  }

  /// Not every run asks every check.
  private Set<String> asked() {
    return Arrays.stream(Check.values())
        .filter(check -> history || check != Check.ONCE_IN_CLEAR)
        .filter(check -> mac || check != Check.SOPS_MAC_MISMATCH)
        .map(Check::id)
        .collect(Collectors.toSet());
  }

  private Checked checked(Gate gate) throws FileFailure, IOException {
    var macs = mac ? Optional.of(new MacVerification(host)) : Optional.<MacVerification>empty();
    var committed = Committed.of(host);
    try {
      return new TreeCheck(host, gate, macs, committed, history).run(paths);
    } finally {
      committed.ifPresent(Committed::close);
    }
  }
}
