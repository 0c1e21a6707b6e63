package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.file.FileWriteException;
import dev.coffre.sops.store.Edit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Removes an entry of an encrypted file.
@Command(description = "Remove one value of an encrypted file, or all that stands below a key.")
public final class UnsetCommand implements NativeCommand.Action {
  private final Host host;

  @Mixin private final ChangeOptions options = new ChangeOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "An encrypted file.")
  private String file = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "As in db.hosts[0].password.")
  private String path = "";

  /// For a file of `host`.
  public UnsetCommand(Host host) {
    this.host = host;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, FileWriteException {
    var at = PathArgument.parse(path);
    try (var change = ValueChange.open(host, file, at)) {
      if (change.present().isEmpty()) {
        throw change.missing();
      }
      return change.make(new Edit.Remove(at.steps()), options);
    }
  }
}
