package dev.coffre.cli.edit;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.Host;
import dev.coffre.cli.child.Scratch;
import dev.coffre.cli.secrets.AliasNotice;
import dev.coffre.cli.secrets.EncryptedText;
import dev.coffre.file.FileWriteException;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// One visit of the editor: the text lies in a folder of its own, open to the user only, until it
/// can be encrypted and written or the user gives up.
record Session(Host host, Editor editor, Draft draft) {

  /// Whether the file was changed.
  ///
  /// @throws CommandException if what was typed cannot be encrypted and nobody is there to correct
  ///   it; it is gone then
  boolean run() throws CommandException, IOException {
    try (var scratch = Scratch.create(host.environment(), "edit-")) {
      Path plain = scratch.write(draft.path().getFileName().toString(), draft.text());
      while (true) {
        editor.open(plain);
        byte[] edited = Files.readAllBytes(plain);
        try {
          if (Arrays.equals(edited, draft.text())
              && draft.unchanged() != Draft.Unchanged.TO_WRITE) {
            return false;
          }
          if (finish(edited)) {
            return true;
          }
        } finally {
          Arrays.fill(edited, (byte) 0);
        }
      }
    }
  }

  /// False if the user wants to go back to the text.
  private boolean finish(byte[] edited) throws CommandException, IOException {
    Optional<EncryptedText> encrypted = encrypt(edited);
    if (encrypted.isEmpty()) {
      return false;
    }
    try {
      draft.write(encrypted.get().bytes());
    } catch (FileWriteException e) {
      if (!host.terminal().isPresent()) {
        throw e;
      }
      askToGoBack(Complaint.about(e));
      return false;
    }
    AliasNotice.print(host, draft.name(), encrypted.get().expanded());
    return true;
  }

  /// Empty if the user wants to correct the text.
  private Optional<EncryptedText> encrypt(byte[] edited) throws CommandException, IOException {
    try {
      return Optional.of(draft.encrypted(edited));
    } catch (SopsException | StoreException | CommandException e) {
      Complaint complaint = Complaint.about(e);
      if (!host.terminal().isPresent()) {
        throw CommandException.refused(
            "it cannot be encrypted: " + complaint.message(), "nothing was written");
      }
      askToGoBack(complaint);
      return Optional.empty();
    }
  }

  private void askToGoBack(Complaint complaint) throws IOException {
    complaint.print(host.err());
    host.terminal().readLine("Press Enter to go back to the editor, Ctrl-C to give up. ");
  }
}
