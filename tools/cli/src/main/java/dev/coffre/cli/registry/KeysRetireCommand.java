package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.Registry;
import dev.coffre.keys.RegistryText;
import dev.coffre.sops.store.StoreException;
import java.nio.charset.StandardCharsets;

/// Marks a holder as about to go: it reads on, and counts for no minimum.
public final class KeysRetireCommand implements NativeCommand.Action {
  private final Host host;
  private String name = "";

  /// For the repository around the folder of `host`.
  public KeysRetireCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Mark a holder as about to be replaced: it still reads what it reads, and no longer"
                + " counts for the minimum of readers or as a recovery key.",
            "'coffre keys revoke' takes its access away.")
        .operand("NAME", "A holder of the registry.", given -> name = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, FileWriteException {
    var file = RegistryFile.require(host);
    if (KeysShowCommand.holder(file.registry(), name).status() == HolderStatus.REVOKED) {
      throw CommandException.refused(name + ": it is revoked already", "");
    }
    try {
      var text = RegistryText.withStatus(file.text(), name, HolderStatus.RETIRING);
      var changed = file.with(text);
      host.files().replace(changed.file(), text.getBytes(StandardCharsets.UTF_8), Access.USUAL);
    } catch (StoreException e) {
      throw new FileFailure(Registry.PATH, e);
    }
    host.out().println(name + " is retiring; 'coffre keys plan' says what that means");
    return ExitCode.OK;
  }
}
