package dev.coffre.cli.drill;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.evidence.Chain;
import dev.coffre.evidence.DrillEvidence;
import dev.coffre.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Verifies evidence, offline.
public final class DrillVerifyCommand implements NativeCommand.Action {
  private final Host host;
  private final EvidenceOptions evidenceOptions = new EvidenceOptions();

  private List<String> files = List.of();

  /// Prints to `host`.
  public DrillVerifyCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Verify evidence of drills: signatures, the chain of each target, and its head. Nothing"
                + " is asked of the network. Without a file, all evidence of the repository.",
            "A chain without a head is told as unanchored: records at its end may have been cut"
                + " off.")
        .operands(
            "FILE",
            0,
            "Single records, of which only the signature is verified.",
            given -> files = given);
    evidenceOptions.declare(options);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var evidence = evidenceOptions.read(host);
    boolean sound = true;
    for (var file : files) {
      sound &= verify(evidence, file);
    }
    if (files.isEmpty()) {
      for (var target : evidence.targets()) {
        sound &= tell(evidence.chain(target));
      }
      if (evidence.targets().isEmpty()) {
        throw CommandException.refused(
            "there is no evidence in " + host.shown(evidence.folder()), "coffre drill run TARGET");
      }
    }
    return sound ? ExitCode.OK : ExitCode.REFUSED;
  }

  private boolean verify(EvidenceFolder evidence, String file)
      throws CommandException, FileFailure {
    try {
      var text = Files.readString(host.resolve(file));
      var record = DrillEvidence.read(text, evidence.verificationKeys());
      host.out()
          .printf(
              "%s: signed; record %d of %s, %s, ended %s%n",
              file,
              record.number(),
              record.drill().target(),
              record.drill().verdict(),
              record.drill().finished());
      return true;
    } catch (EvidenceException e) {
      host.err().println("coffre: " + file + ": " + e.getMessage());
      return false;
    } catch (IOException e) {
      throw new FileFailure(file, e);
    }
  }

  private boolean tell(Chain chain) {
    chain.problems().forEach(problem -> host.err().println("coffre: " + problem));
    if (chain.problems().isEmpty()) {
      host.out()
          .printf(
              "%s: %d records, signed and linked, %s%n",
              chain.target(),
              chain.records().size(),
              chain.anchored() ? "anchored by the head" : "unanchored: there is no head");
    }
    return chain.problems().isEmpty();
  }
}
