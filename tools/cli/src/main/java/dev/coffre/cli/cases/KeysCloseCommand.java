package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.CaseEntry;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Closes entries of a case that the program cannot see to be changed.
public final class KeysCloseCommand implements NativeCommand.Action {
  private final Host host;
  private String name = "";
  private List<String> numbers = List.of();
  private Optional<String> reason = Optional.empty();

  /// For the repository around the folder of `host`.
  public KeysCloseCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Close entries of a holder's case that nobody can verify, because no key opens what the"
                + " holder could read, or because the value is gone. The reason stays in the case."
                + " An entry whose value still stands cannot be closed: change it at its source.")
        .operand("NAME", "The holder whose case it is.", given -> name = given)
        .value(
            List.of("--reason"),
            "TEXT",
            "What was done about it, for those who ask later.",
            given -> reason = Optional.of(given))
        .operands("NUMBER", 1, "The entries, by number.", given -> numbers = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure {
    var why =
        reason
            .filter(text -> !text.isBlank())
            .orElseThrow(
                () -> CommandException.usage("--reason is missing", "say what was done about it"));
    var registry = RegistryFile.require(host);
    var files = CaseFiles.in(host, registry.root());
    var wanted = new TreeSet<Integer>();
    for (var number : numbers) {
      wanted.add(parsed(number));
    }
    try (var review = Review.of(host, registry)) {
      for (var stored : files.of(name)) {
        var closed = closed(review.of(stored.content()), wanted, why);
        if (!closed.equals(stored.content())) {
          files.write(new CaseFiles.Stored(stored.file(), closed));
        }
      }
    }
    if (!wanted.isEmpty()) {
      throw CommandException.failed(
          name + ": no open entry has the number " + wanted.first(),
          "'coffre keys cases' lists them");
    }
    return ExitCode.OK;
  }

  private static int parsed(String number) throws CommandException {
    if (!number.matches("[0-9]{1,9}")) {
      throw CommandException.usage("NUMBER: it is none", "'coffre keys cases' lists them");
    }
    return Integer.parseInt(number);
  }

  private Case closed(Case kase, Set<Integer> wanted, String why) throws CommandException {
    var refused = new ArrayList<String>();
    var today = RegistryFile.today(host);
    var closed =
        kase.with(entry -> {
          if (!entry.state().isOpen() || !wanted.contains(entry.number())) {
            return entry;
          }
          if (!entry.state().isClosedByReason()) {
            refused.add(place(entry));
            return entry;
          }
          wanted.remove(entry.number());
          return entry.closedFor(why, today);
        });
    if (!refused.isEmpty()) {
      throw CommandException.refused(
          refused.getFirst() + ": the value is still in use as it was",
          "change it at its source and store the new one; then it closes by itself");
    }
    return closed;
  }

  private static String place(CaseEntry entry) {
    return entry.number() + ", " + entry.places().lastKey();
  }
}
