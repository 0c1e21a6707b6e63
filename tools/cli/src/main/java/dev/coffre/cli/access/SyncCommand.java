package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.FileWriteException;
import dev.coffre.json.Json;
import java.util.List;
import java.util.Optional;

/// Brings encrypted files in line with `.sops.yaml`: who opens them, and what of them is encrypted.
public final class SyncCommand implements NativeCommand.Action {
  private final Host host;
  private List<String> paths = List.of(".");
  private boolean dryRun;
  private boolean yes;
  private boolean json;

  /// For the files of `host`.
  public SyncCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Bring encrypted files in line with the creation rules of .sops.yaml: recipients, key"
                + " groups and which values are encrypted. A file that somebody loses access to gets"
                + " a fresh data key. Every file is opened first; if one cannot be, none is written.",
            "On a terminal it only says what it would do, unless --yes is given.")
        .flag(
            List.of("--dry-run"),
            "Say what would be done, and write nothing; exit code 1 if there is something to do.",
            () -> dryRun = true)
        .flag(List.of("--yes"), "Do it, on a terminal too.", () -> yes = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true)
        .operands("PATH", 0, "Files and folders; this folder if none.", given -> paths = given);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run()
      throws CommandException, FileFailure, FileWriteException, InterruptedException {
    if (dryRun && yes) {
      throw CommandException.usage("--dry-run and --yes do not go together", "leave one out");
    }
    var rules = TrackedFiles.rules(host);
    var folders = paths.stream().map(host::resolve).toList();
    var plans = FilePlans.of(host, folders, file -> TrackedFiles.recipe(rules, file));
    if (!plans.failures().isEmpty()) {
      plans.failures().forEach(failure -> Complaint.about(failure).print(host.err()));
      return ExitCode.FAILED;
    }
    boolean asks = host.terminal().isPresent() && host.terminal().showsOutput() && !yes;
    if (dryRun || asks) {
      tell(plans);
      return plans.changing().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
    var alignment = new Alignment(host);
    plans.changing().forEach(alignment::file);
    return alignment.run(json);
  }

  private void tell(FilePlans plans) throws CommandException, FileFailure {
    var names = new Names(RegistryFile.find(host).map(RegistryFile::registry));
    var changing = plans.changing();
    if (json) {
      var files = changing.stream().map(file -> PlanText.json(file, names)).toList();
      host.out().println(Json.object().withObjects("files", files).with("written", 0));
      return;
    }
    host.out().print(PlanText.files(changing, names, true));
    var next = Optional.of("nothing to do").filter(_ -> changing.isEmpty());
    host.out().println(next.orElse("nothing was written; 'coffre sync --yes' does it"));
  }
}
