package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.keys.FileChange;
import dev.coffre.sops.Edits;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Opened;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.SopsException.MacMismatch;
import dev.coffre.sops.SopsException.MacMissing;
import dev.coffre.sops.SopsException.MacUnreadable;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.ExpandedAlias;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Encrypts and decrypts texts in place: comments, quotes, order and blank lines stay, only values
/// and metadata change. Thread-safe.
public final class Vault {
  private final Sops sops;
  private final KeyRing keys;

  /// With the keys of the host's user.
  public Vault(Host host) {
    this.sops = new Sops(host.randomness(), host.clock());
    this.keys = KeysAtHand.of(host, "coffre");
  }

  /// How the creation rules of `host` want a file of this name encrypted.
  ///
  /// @throws CommandException if no rule matches
  /// @throws ConfigException if the rules cannot be read
  public static Recipe recipe(Host host, String name) throws CommandException, ConfigException {
    return new Recipes(host, List.of()).recipe(Optional.of(name));
  }

  /// The text of `plain`, encrypted.
  ///
  /// @throws SopsException as {@link Sops#encrypt}
  /// @throws StoreException if the text cannot hold the encrypted values
  /// @throws CommandException if post-quantum and classic recipients are mixed
  public EncryptedText encrypt(SecretFile plain, Recipe recipe)
      throws SopsException, StoreException, CommandException {
    RecipientMix.check(recipe);
    var file = plain.withRoom();
    Sops.requireNoneReadable(file.parsed(), recipe.selector());
    var sealed = sops.encrypt(file.parsed(), file.format(), recipe, keys);
    return patch(file, sealed.tree(), sealed.metadataEdit());
  }

  /// Opens an encrypted file, its MAC checked.
  ///
  /// @throws SopsException as {@link Sops#decrypt}
  /// @throws StoreException if the text cannot hold the decrypted values
  public OpenFile open(SecretFile file) throws SopsException, StoreException {
    return open(file, MacCheck.REQUIRED);
  }

  /// Opens an encrypted file. Its MAC is looked at in any case, so that ignoring it never hides
  /// that it failed.
  ///
  /// @throws SopsException as {@link Sops#decrypt}
  /// @throws StoreException if the text cannot hold the decrypted values
  OpenFile open(SecretFile file, MacCheck check) throws SopsException, StoreException {
    var metadata = Sops.metadata(file.parsed());
    DataKey key = keys.recover(metadata);
    try {
      return opened(file, metadata, key, check);
    } catch (SopsException | StoreException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  private OpenFile opened(SecretFile file, Metadata metadata, DataKey key, MacCheck check)
      throws SopsException, StoreException {
    Tree values = file.parsed().tree();
    try {
      var checked = sops.decrypt(values, metadata, key, MacCheck.REQUIRED);
      return opened(file, checked, Optional.empty());
    } catch (MacMissing | MacUnreadable | MacMismatch e) {
      return switch (check) {
        case REQUIRED -> throw e;
        case IGNORED -> opened(file, sops.decrypt(values, metadata, key, check), Optional.of(e));
      };
    }
  }

  private OpenFile opened(SecretFile file, Opened opened, Optional<SopsException> macFailure)
      throws StoreException {
    byte[] text = patch(file, opened.tree(), new MetadataEdit.Drop()).bytes();
    return new OpenFile(this, file, opened, text, macFailure);
  }

  /// The text of a changed plain file, encrypted for the holders of `opened`; what did not change
  /// keeps its ciphertext.
  ///
  /// @throws CommandException if it has an entry of the name that the metadata needs
  public EncryptedText reseal(SecretFile changed, Opened opened)
      throws SopsException, StoreException, CommandException {
    if (changed.isEncrypted()) {
      throw CommandException.refused(
          "it has an entry 'sops', which is kept for the metadata", "use another name");
    }
    var file = changed.withRoom();
    Sops.requireNoneReadable(file.parsed(), opened.metadata().selector());
    var sealed = sops.encryptAgain(file.parsed().tree(), file.format(), opened);
    return patch(file, sealed.tree(), sealed.metadataEdit());
  }

  /// An encrypted file as its rule says, its MAC checked. Whoever loses access never had the new
  /// data key; if nobody does, the data key stays, and so do the copies of those who had one.
  ///
  /// @param change what has to be changed; must be needed
  /// @param fresh whether the data key must be a new one in any case
  /// @throws SopsException if the data key cannot be opened, or wrapped for a new reader
  /// @throws CommandException if no key at hand would open the result, or post-quantum and classic
  ///   recipients are mixed
  public EncryptedText realign(SecretFile file, Recipe wanted, FileChange change, boolean fresh)
      throws SopsException, StoreException, CommandException {
    RecipientMix.check(wanted);
    if (change.selects()) {
      try (var open = open(file)) {
        return requireReadable(file, encrypt(file.plain(open.text()), wanted));
      }
    }
    var metadata = Sops.metadata(file.parsed());
    try (var opened = sops.decrypt(file.parsed(), keys, MacCheck.REQUIRED)) {
      if (fresh || change.needsFreshKey()) {
        var sealed =
            sops.rotate(opened, file.format(), wanted.groups(), wanted.shamirThreshold(), keys);
        return requireReadable(file, patch(file, sealed.tree(), sealed.metadataEdit()));
      }
      var shared =
          Shared.keepingCopies(
              metadata, sops.share(opened, wanted.groups(), wanted.shamirThreshold(), keys));
      var edit = new MetadataEdit.Write(shared.toNode());
      return requireReadable(file, patch(file, file.parsed().tree(), edit));
    }
  }

  /// Refuses a result that no key at hand opens: whoever wrote it would be locked out.
  private EncryptedText requireReadable(SecretFile file, EncryptedText result)
      throws SopsException, StoreException, CommandException {
    try {
      keys.recover(Sops.metadata(result.bytes(), file.format())).close();
      return result;
    } catch (SopsException.DataKeyUnavailable e) {
      throw CommandException.refused(
          "none of your keys would open it afterwards",
          "let somebody do it who keeps access, or keep a key of yours among its readers");
    }
  }

  private static EncryptedText patch(SecretFile file, Tree values, MetadataEdit metadata)
      throws StoreException {
    List<Edit> edits = Edits.between(file.parsed().tree(), values);
    var expanded = new ArrayList<ExpandedAlias>();
    byte[] text = file.format().store().patch(file.source(), edits, metadata, expanded::add);
    return new EncryptedText(text, expanded);
  }
}
