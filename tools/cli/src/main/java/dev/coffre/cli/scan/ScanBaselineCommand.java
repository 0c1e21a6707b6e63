package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.git.object.GitException;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes down which findings are known.
public final class ScanBaselineCommand implements NativeCommand.Action {
  private final Host host;

  private boolean history;

  private boolean prune;

  private List<String> paths = List.of(".");

  /// For the files of `host`.
  public ScanBaselineCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Write down the secrets that are in the files now, in "
                + Baseline.PATH
                + ": they no longer fail a scan. Commit the file. It holds no secret, but"
                + " fingerprints from which a weak one could be guessed.",
            "Lines that are there stay, and so does what somebody allowed only until a day that is"
                + " over: it counts again until 'coffre scan allow' says otherwise.")
        .flag(
            List.of("--history"),
            "Look at all commits too, not only at the files.",
            () -> history = true)
        .flag(
            List.of("--prune"),
            "Remove the lines whose secret is gone from the files that are looked at.",
            () -> prune = true)
        .operands("PATH", 0, "Files and folders; this folder if none.", given -> paths = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException, GitException {
    var survey = history ? Survey.withHistory(host, paths) : Survey.of(host, paths);
    var more = new ArrayList<Entry>();
    var seen = new HashSet<Entry>();
    var open = survey.open().toList();
    for (var found : survey.findings()) {
      seen.addAll(survey.judge().entries(survey.sighting(found)));
    }
    for (var found : open) {
      var sighting = survey.sighting(found);
      if (survey.judge().entries(sighting).isEmpty()) {
        more.add(Entry.known(survey.judge().name(sighting), sighting.rule(), sighting.path()));
      }
    }
    var gone = gone(survey, seen);
    var old = prune ? survey.baseline().without(gone) : survey.baseline();
    survey.gate().write(old.with(more));
    tell(more.stream().distinct().count(), seen.size(), open.size() - more.size(), gone);
    return ExitCode.OK;
  }

  /// The lines of files that were looked at, or would have been if they were there, whose secret
  /// was not found.
  private List<Entry> gone(Survey survey, Set<Entry> seen) {
    var folders = paths.stream().map(survey.gate().fromHere()::path).toList();
    return survey.baseline().entries().stream()
        .filter(entry -> !seen.contains(entry))
        .filter(entry -> folders.stream().anyMatch(folder -> isWithin(entry.path(), folder)))
        .toList();
  }

  private static boolean isWithin(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  private void tell(long added, int kept, int expired, List<Entry> gone) {
    host.out().println(Baseline.PATH + ": " + added + " added, " + kept + " were there");
    if (expired > 0) {
      host.out().println(expired + " allowed until a day that is over: they still count");
    }
    for (var entry : gone) {
      host.out()
          .println((prune ? "removed: " : "gone: ") + entry.path() + " (" + entry.rule() + ")");
    }
    if (!gone.isEmpty() && !prune) {
      host.out().println("'coffre scan baseline --prune' removes the lines of what is gone");
    }
  }
}
