package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.FileWriteException;
import dev.coffre.sops.store.Edit;

/// Removes an entry of an encrypted file.
public final class UnsetCommand implements NativeCommand.Action {
  private final Host host;

  private final ChangeOptions changes = new ChangeOptions();

  private String file = "";

  private String path = "";

  /// For a file of `host`.
  public UnsetCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe("Remove one value of an encrypted file, or all that stands below a key.");
    changes.declare(options);
    options
        .operand("FILE", "An encrypted file.", given -> file = given)
        .operand("PATH", "As in db.hosts[0].password.", given -> path = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, FileWriteException {
    var at = PathArgument.parse(path);
    try (var change = ValueChange.open(host, file, at)) {
      if (change.present().isEmpty()) {
        throw change.missing();
      }
      return change.make(new Edit.Remove(at.steps()), changes);
    }
  }
}
