package dev.coffre.cli.backup;

import dev.coffre.backup.Target;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import java.util.List;

/// Does something for one target after the other: one that fails is told of, and keeps no other
/// from it.
public record EachTarget(Host host, List<Target> targets) {
  /// What is done for one.
  public interface Work {
    /// Does it.
    ExitCode run(Target target) throws CommandException, FileFailure;
  }

  public EachTarget {
    targets = List.copyOf(targets);
  }

  /// Does it for each, and returns the worst of what came out.
  public ExitCode run(Work work) {
    var worst = ExitCode.OK;
    for (var target : targets) {
      var code = attempt(work, target);
      worst = code.compareTo(worst) > 0 ? code : worst;
    }
    return worst;
  }

  private ExitCode attempt(Work work, Target target) {
    try {
      return work.run(target);
    } catch (CommandException | FileFailure e) {
      return Complaint.about(e).print(host.err());
    }
  }
}
