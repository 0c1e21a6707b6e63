package dev.coffre.cli.edit;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Edits an encrypted file, or a new one.
public final class EditCommand implements NativeCommand.Action {
  private final Host host;

  private boolean json;
  private String file = "";

  /// For a file of `host`.
  public EditCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Edit an encrypted file in your editor ($SOPS_EDITOR, $VISUAL, $EDITOR). What you do not"
                + " change keeps its ciphertext. A file that is not there is made, as its creation"
                + " rule says.",
            "Of a file in which a merge left conflicts you see both sides, between the markers that"
                + " Git uses: take out what should not stay, and the markers.")
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true)
        .operand("FILE", "An encrypted file, or a new one.", given -> file = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var editor = Editor.of(host);
    boolean exists = Files.exists(host.resolve(file));
    try (var draft = exists ? Draft.of(host, file) : Draft.create(host, file)) {
      boolean changed = new Session(host, editor, draft).run();
      if (!changed && draft.unchanged() == Draft.Unchanged.OPEN) {
        throw CommandException.refused(
            file + ": nothing was settled", "edit it again, and take out the conflict markers");
      }
      tell(changed);
    }
    return ExitCode.OK;
  }

  private void tell(boolean changed) {
    if (json) {
      host.out().println(Json.object().with("file", file).with("changed", changed));
    } else {
      host.out().println(file + (changed ? ": encrypted and written" : ": nothing was changed"));
    }
  }
}
