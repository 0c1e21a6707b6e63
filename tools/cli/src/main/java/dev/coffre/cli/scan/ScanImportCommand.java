package dev.coffre.cli.scan;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.scan.baseline.Baseline;
import dev.coffre.scan.baseline.BaselineException;
import dev.coffre.scan.baseline.Entry;
import dev.coffre.scan.baseline.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes over what another scanner was told to leave alone.
public final class ScanImportCommand implements NativeCommand.Action {
  private final Host host;

  private String file = "";

  /// For the files of `host`.
  public ScanImportCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Take over a .gitleaksignore, a JSON report of gitleaks or a baseline of detect-secrets:"
                + " what it names, and a scan finds on the same line, goes to "
                + Baseline.PATH
                + ". The rest is listed.")
        .operand("FILE", "The other scanner's file.", given -> file = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, InterruptedException {
    var foreign = read();
    // The other file names its paths from the root.
    var survey = Survey.of(host, List.of(Gate.of(host).root().toString()));
    var reason = "imported from " + Path.of(file).getFileName();
    var entries = new ArrayList<Entry>();
    for (var theirs : foreign) {
      var matches = matches(survey, theirs);
      if (matches.isEmpty()) {
        host.out().println("not matched: " + theirs.path() + ":" + theirs.line());
      }
      for (var found : matches) {
        entries.add(entry(survey, found, reason));
      }
    }
    // What is there already was written by somebody here, who knows more.
    var known = survey.baseline().entries().stream().map(Entry::fingerprint).toList();
    entries.removeIf(entry -> known.contains(entry.fingerprint()));
    survey.gate().write(survey.baseline().with(entries));
    host.out()
        .println(
            Baseline.PATH
                + ": "
                + entries.stream().distinct().count()
                + " added, from "
                + foreign.size()
                + " in "
                + file);
    return ExitCode.OK;
  }

  private static Entry entry(Survey survey, Located found, String reason) {
    var sighting = survey.sighting(found);
    return Entry.known(survey.judge().name(sighting), sighting.rule(), sighting.path())
        .because(reason, Optional.empty());
  }

  private List<Foreign> read() throws CommandException, FileFailure {
    try {
      return Foreign.parse(file, Files.readString(host.resolve(file)));
    } catch (BaselineException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()),
          "it takes .gitleaksignore, gitleaks reports in JSON and detect-secrets baselines");
    } catch (IOException e) {
      throw new FileFailure(file, e);
    }
  }

  /// What a scan finds on the line; of several, those whose rule resembles the other one's.
  private static List<Located> matches(Survey survey, Foreign theirs) {
    var there =
        survey.findings().stream()
            .filter(found -> found.region().line() == theirs.line())
            .filter(found -> survey.sighting(found).path().equals(theirs.path()))
            .toList();
    return there.size() < 2
        ? there
        : there.stream().filter(found -> theirs.resembles(found.topic().id())).toList();
  }
}
