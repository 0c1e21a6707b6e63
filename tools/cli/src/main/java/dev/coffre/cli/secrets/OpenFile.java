package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.sops.Opened;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A decrypted file. Closing wipes its data key and its text.
public final class OpenFile implements AutoCloseable {
  private final Vault vault;
  private final SecretFile file;
  private final Opened opened;
  private final byte[] text;
  private final Optional<SopsException> macFailure;

  OpenFile(
      Vault vault,
      SecretFile file,
      Opened opened,
      byte[] text,
      Optional<SopsException> macFailure) {
    this.vault = vault;
    this.file = file;
    this.opened = opened;
    this.text = text;
    this.macFailure = macFailure;
  }

  /// The decrypted text; the array is this file's own and is wiped with it.
  public byte[] text() {
    return text;
  }

  /// The decrypted values of the first document.
  public Node.Mapping document() {
    return opened.tree().documents().getFirst();
  }

  /// The decrypted values and what encrypts them again; wiped with this file.
  public Opened opened() {
    return opened;
  }

  /// What was wrong with the MAC, if that was to be ignored.
  Optional<SopsException> macFailure() {
    return macFailure;
  }

  /// Comments that should be encrypted and are not; sops keeps them, with a warning.
  public List<String> unencryptedComments() {
    return opened.unencryptedComments();
  }

  /// The file with `edit` made, encrypted.
  ///
  /// @throws StoreException if the edit cannot be made in the text
  /// @throws CommandException if it makes an entry of the name that the metadata needs
  public EncryptedText with(Edit edit) throws SopsException, StoreException, CommandException {
    var expanded = new ArrayList<ExpandedAlias>();
    byte[] changed =
        file.format().store().patch(text, List.of(edit), new MetadataEdit.Keep(), expanded::add);
    try {
      return encrypted(changed).after(expanded);
    } finally {
      Arrays.fill(changed, (byte) 0);
    }
  }

  /// The file with another text, encrypted.
  ///
  /// @throws StoreException if the text is not of the file's format
  /// @throws CommandException if it has an entry of the name that the metadata needs
  public EncryptedText encrypted(byte[] changed)
      throws SopsException, StoreException, CommandException {
    return vault.reseal(file.with(changed), opened);
  }

  @Override
  public void close() {
    opened.close();
    Arrays.fill(text, (byte) 0);
  }
}
