package dev.coffre.cli.edit;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.EncryptedText;
import dev.coffre.cli.secrets.OpenFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.merge.MergedText;
import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What is edited: the text to begin with, and how a changed one is encrypted and written. Closing
/// wipes the text.
abstract sealed class Draft implements AutoCloseable {

  /// An encrypted file, or one in which a merge left conflicts.
  ///
  /// @throws FileFailure if it cannot be decrypted
  static Draft of(Host host, String name) throws FileFailure {
    var conflict = Conflict.in(host, name);
    if (conflict.isPresent()) {
      return new Merging(host, conflict.get());
    }
    var file = SecretFile.read(host, name, Optional.empty());
    try {
      return new Existing(host, file, new Vault(host).open(file));
    } catch (SopsException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  /// A file that is not there yet.
  ///
  /// @throws FileFailure if no creation rule says how to encrypt it
  static Draft create(Host host, String name) throws FileFailure {
    try {
      return new New(host, name, new Vault(host), Vault.recipe(host, name));
    } catch (CommandException | ConfigException e) {
      throw new FileFailure(name, e);
    }
  }

  /// The file as messages call it.
  abstract String name();

  abstract Path path();

  /// The decrypted text; wiped with the draft.
  abstract byte[] text();

  /// What stands in the file if the text does not change.
  enum Unchanged {
    /// What should.
    FINE,
    /// A conflict.
    OPEN,
    /// A conflict of the metadata alone, which is settled by writing.
    TO_WRITE
  }

  Unchanged unchanged() {
    return Unchanged.FINE;
  }

  /// Encrypts a changed text.
  ///
  /// @throws StoreException if it is not of the file's format
  abstract EncryptedText encrypted(byte[] changed)
      throws SopsException, StoreException, CommandException;

  /// Writes the encrypted text.
  ///
  /// @throws CommandException if the file was changed since the draft was made
  abstract void write(byte[] encrypted) throws CommandException, IOException;

  @Override
  public abstract void close();

  /// Nobody's work is lost: what someone else wrote stays, and so does what was edited.
  private static void replace(Host host, Draft draft, boolean unchanged, byte[] encrypted)
      throws CommandException, IOException {
    if (unchanged) {
      host.files().replace(draft.path(), encrypted, Access.USUAL);
      return;
    }
    Path aside = draft.path().resolveSibling(draft.path().getFileName() + ".edited");
    host.files().replace(aside, encrypted, Access.USUAL);
    throw CommandException.refused(
        draft.name() + ": it was changed by someone else meanwhile",
        "your version, encrypted, is in " + draft.name() + ".edited");
  }

  private static final class Existing extends Draft {
    private final Host host;
    private final SecretFile file;
    private final OpenFile open;

    Existing(Host host, SecretFile file, OpenFile open) {
      this.host = host;
      this.file = file;
      this.open = open;
    }

    @Override
    String name() {
      return file.name();
    }

    @Override
    Path path() {
      return file.path();
    }

    @Override
    byte[] text() {
      return open.text();
    }

    @Override
    EncryptedText encrypted(byte[] changed) throws SopsException, StoreException, CommandException {
      return open.encrypted(changed);
    }

    @Override
    void write(byte[] encrypted) throws CommandException, IOException {
      replace(host, this, file.isUnchangedOnDisk(), encrypted);
    }

    @Override
    public void close() {
      open.close();
    }
  }

  /// Both sides of a merge, with markers around what is disputed.
  private static final class Merging extends Draft {
    private final Host host;
    private final Conflict conflict;

    Merging(Host host, Conflict conflict) {
      this.host = host;
      this.conflict = conflict;
    }

    @Override
    String name() {
      return conflict.name();
    }

    @Override
    Path path() {
      return host.resolve(conflict.name());
    }

    @Override
    byte[] text() {
      return conflict.text();
    }

    @Override
    Unchanged unchanged() {
      return MergedText.hasMarker(conflict.text()) ? Unchanged.OPEN : Unchanged.TO_WRITE;
    }

    @Override
    EncryptedText encrypted(byte[] changed) throws SopsException, StoreException, CommandException {
      return conflict.settled(changed);
    }

    @Override
    void write(byte[] encrypted) throws CommandException, IOException {
      boolean unchanged = Arrays.equals(Files.readAllBytes(path()), conflict.onDisk());
      replace(host, this, unchanged, encrypted);
    }

    @Override
    public void close() {
      conflict.close();
    }
  }

  private static final class New extends Draft {
    private final Host host;
    private final String name;
    private final Vault vault;
    private final Recipe recipe;
    private final byte[] example;

    New(Host host, String name, Vault vault, Recipe recipe) {
      this.host = host;
      this.name = name;
      this.vault = vault;
      this.recipe = recipe;
      this.example = example(Format.ofFileName(name)).getBytes(StandardCharsets.UTF_8);
    }

    private static String example(Format format) {
      return switch (format) {
        case YAML -> "key: value\n";
        case JSON -> "{\n  \"key\": \"value\"\n}\n";
        case DOTENV -> "KEY=value\n";
        case INI -> "[section]\nkey = value\n";
        case BINARY -> "";
      };
    }

    @Override
    String name() {
      return name;
    }

    @Override
    Path path() {
      return host.resolve(name);
    }

    @Override
    byte[] text() {
      return example;
    }

    @Override
    EncryptedText encrypted(byte[] changed) throws SopsException, StoreException, CommandException {
      var format = Format.ofFileName(name);
      return vault.encrypt(SecretFile.of(path(), name, format, changed), recipe);
    }

    @Override
    void write(byte[] encrypted) throws CommandException, FileWriteException {
      if (Files.exists(path())) {
        throw CommandException.refused(
            name + ": someone else made it meanwhile", "move it away and edit again");
      }
      host.files().replace(path(), encrypted, Access.USUAL);
    }

    @Override
    public void close() {
      Arrays.fill(example, (byte) 0);
    }
  }
}
