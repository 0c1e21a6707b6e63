package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Shows what those who left still know.
public final class KeysCasesCommand implements NativeCommand.Action {
  private final Host host;
  private boolean all;
  private boolean update;
  private boolean json;

  /// For the repository around the folder of `host`.
  public KeysCasesCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Show the values that revoked holders know and that are still to be changed at their"
                + " source. With a key that opens the case and the files, a value that another one"
                + " took the place of counts as changed; one that stands anywhere does not.",
            "Exit code 0 if nothing is open, 1 otherwise.")
        .flag(List.of("--all"), "Show what is closed too.", () -> all = true)
        .flag(List.of("--update"), "Write what was seen into the cases.", () -> update = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var registry = RegistryFile.require(host);
    var files = CaseFiles.in(host, registry.root());
    var reports = new ArrayList<Json>();
    int open = 0;
    try (var review = Review.of(host, registry)) {
      for (var stored : files.all()) {
        var reviewed = review.of(stored.content());
        if (update && !reviewed.equals(stored.content())) {
          files.write(new CaseFiles.Stored(stored.file(), reviewed));
        }
        open += reviewed.open().size();
        report(reviewed, review.sees(stored.content()), reports);
      }
    }
    if (json) {
      host.out().println(Json.object().withObjects("cases", reports).with("open", open));
    } else {
      host.out().println(open == 0 ? "nothing is open" : open + " open");
    }
    return open == 0 ? ExitCode.OK : ExitCode.REFUSED;
  }

  private void report(Case kase, boolean seen, List<Json> reports) {
    var text = new CaseReport(kase, seen, RegistryFile.today(host));
    if (json) {
      reports.add(text.json());
    } else {
      host.out().print(text.text(all));
    }
  }
}
