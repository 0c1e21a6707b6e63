package dev.coffre.sops;

import dev.coffre.secret.Randomness;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Timestamp;
import dev.coffre.sops.tree.Tree;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.ValueCipher;
import java.time.InstantSource;
import java.util.List;

/// The SOPS engine: from plain trees to encrypted ones and back.
///
/// Trees keep their sites through it, so a result is written either in the layout of sops ({@link
/// Sealed#file()} with {@link Store#emit}) or into the existing text ({@link Edits#between} with
/// {@link Store#patch}). Stateless and thread-safe.
///
/// @param randomness for data keys and IVs
/// @param clock for `lastmodified`
public record Sops(Randomness randomness, InstantSource clock) {

  /// The metadata of a file.
  ///
  /// @throws SopsException.MetadataMissing if it has none: it is not encrypted
  /// @throws SopsException.MetadataInvalid if sops would refuse it
  public static Metadata metadata(Store.Parsed file) throws SopsException {
    return metadata(file.metadata().orElseThrow(SopsException.MetadataMissing::new));
  }

  /// The metadata of a file of which nothing else is needed.
  ///
  /// @throws SopsException as the other
  /// @throws StoreException if the file is not of the format
  public static Metadata metadata(byte[] file, Format format) throws SopsException, StoreException {
    return metadata(format.store().metadata(file).orElseThrow(SopsException.MetadataMissing::new));
  }

  /// The metadata in a file's mapping of that name.
  ///
  /// @throws SopsException.MetadataInvalid if sops would refuse it
  public static Metadata metadata(Node.Mapping mapping) throws SopsException {
    try {
      return Metadata.parse(mapping);
    } catch (MetadataException e) {
      throw new SopsException.MetadataInvalid(String.valueOf(e.getMessage()));
    }
  }

  /// Encrypts a plain file with a fresh data key.
  ///
  /// @throws SopsException if it is encrypted already, cannot be encrypted so that it could be
  ///   decrypted again, or a key of the recipe cannot be used
  public Sealed encrypt(Store.Parsed plain, Format format, Recipe recipe, KeyRing keys)
      throws SopsException {
    if (plain.metadata().isPresent()) {
      throw new SopsException.AlreadyEncrypted(Format.METADATA_KEY);
    }
    requireSelector(recipe.selector());
    try (var key = DataKey.generate(randomness)) {
      var groups = keys.wrap(key, recipe.groups(), recipe.shamirThreshold(), List.of());
      int threshold =
          groups.size() > 1 && recipe.shamirThreshold() == 0
              ? groups.size()
              : recipe.shamirThreshold();
      var selector = format == Format.BINARY ? Selector.NONE : recipe.selector();
      var metadata =
          new Metadata(groups, threshold, selector, recipe.macOnlyEncrypted(), "", "", "");
      return seal(plain.tree(), format, metadata, key, Stash.EMPTY);
    }
  }

  /// Decrypts a file with whatever keys are at hand.
  ///
  /// @throws SopsException if it cannot be decrypted or, with {@link MacCheck#REQUIRED}, its MAC
  ///   does not hold
  public Opened decrypt(Store.Parsed file, KeyRing keys, MacCheck check) throws SopsException {
    var metadata = metadata(file);
    var key = keys.recover(metadata);
    try {
      return decrypt(file.tree(), metadata, key, check);
    } catch (SopsException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  /// Decrypts a tree with a known data key, which the result then owns.
  ///
  /// @throws SopsException as the other
  public Opened decrypt(Tree tree, Metadata metadata, DataKey key, MacCheck check)
      throws SopsException {
    var walk = new DecryptingWalk(metadata, key);
    var plain = walk.tree(tree);
    if (check == MacCheck.REQUIRED) {
      verify(metadata, key, walk.mac());
    }
    return new Opened(plain, metadata, key, walk.stash(), walk.unencryptedComments());
  }

  private static void verify(Metadata metadata, DataKey key, String computed) throws SopsException {
    if (metadata.mac().isEmpty()) {
      throw new SopsException.MacMissing(computed);
    }
    try {
      var plain =
          new ValueCipher(key.bytes())
              .decrypt(Value.Str.of(metadata.mac()), metadata.lastModified());
      if (!plain.value().equals(Value.Str.of(computed)) || plain.comment()) {
        throw new SopsException.MacMismatch(macText(plain.value()), computed);
      }
    } catch (CipherException e) {
      throw new SopsException.MacUnreadable(String.valueOf(e.getMessage()));
    }
  }

  private static String macText(Value value) {
    return value instanceof Value.Str text ? text.text() : "no text";
  }

  /// Encrypts a changed tree again for the same holders: what did not change keeps its ciphertext.
  ///
  /// @throws SopsException if the tree cannot be encrypted
  public Sealed encryptAgain(Tree changed, Format format, Opened opened) throws SopsException {
    return seal(changed, format, opened.metadata(), opened.key(), opened.stash());
  }

  /// Encrypts a tree with a fresh data key for the given holders; its other settings stay.
  ///
  /// @throws SopsException.HoldersLockedOut before anything else, if the file or `groups` have a
  ///   key that only another service can wrap for
  /// @throws SopsException if the tree cannot be encrypted, or a recipient is refused
  public Sealed rotate(
      Opened opened, Format format, List<List<MasterKey>> groups, int shamirThreshold, KeyRing keys)
      throws SopsException {
    try (var key = DataKey.generate(randomness)) {
      var wrapped = keys.wrap(key, groups, shamirThreshold, List.of());
      var metadata = opened.metadata().withGroups(wrapped, shamirThreshold);
      return seal(opened.tree(), format, metadata, key, Stash.EMPTY);
    }
  }

  /// Metadata that gives the same data key to other holders; values and MAC stay valid.
  ///
  /// @throws SopsException.HoldersLockedOut if a key that only another service can wrap for is new,
  ///   or would need a new share
  public Metadata share(
      Opened opened, List<List<MasterKey>> groups, int shamirThreshold, KeyRing keys)
      throws SopsException {
    var current = opened.metadata().groups();
    List<KeyEntry> kept = current.size() == 1 ? current.getFirst().entries() : List.of();
    var wrapped = keys.wrap(opened.key(), groups, shamirThreshold, kept);
    return opened.metadata().withGroups(wrapped, shamirThreshold);
  }

  /// Refuses a text with a comment that the selector means and that no encryption reaches. For
  /// those who keep the text: in a layout of sops such a comment is gone.
  ///
  /// @throws SopsException.CommentReadable if there is one; it names the first
  /// @throws StoreException if the place of a comment cannot be told
  public static void requireNoneReadable(Store.Parsed plain, Selector selector)
      throws SopsException, StoreException {
    var root = Selection.of(selector);
    for (var comment : plain.loose()) {
      for (var place : comment.places()) {
        if (at(place, root).mayEncrypt(comment.text())) {
          throw new SopsException.CommentReadable(comment.line());
        }
      }
    }
  }

  private static Selection at(TreePath place, Selection root) {
    var selection = root;
    for (var step : place.steps()) {
      selection = step instanceof String key ? selection.under(key) : selection.inside();
    }
    return selection;
  }

  private Sealed seal(Tree plain, Format format, Metadata metadata, DataKey key, Stash stash)
      throws SopsException {
    requireUnreserved(plain, format);
    var walk = new EncryptingWalk(metadata, key, stash, randomness);
    var tree = walk.tree(plain);
    var now = now();
    return new Sealed(tree, metadata.sealed(now, walk.sealedMac(now)));
  }

  private static void requireSelector(Selector selector) throws SopsException {
    if (!Selection.isValid(selector)) {
      throw new SopsException.SelectorInvalid(
          selector.kind().field() + " is not a valid expression: " + selector.pattern());
    }
  }

  private static void requireUnreserved(Tree plain, Format format) throws SopsException {
    if (plain.documents().isEmpty()) {
      throw new SopsException.NoDocument();
    }
    for (var document : plain.documents()) {
      for (var item : document.items()) {
        if (item instanceof Entry(var key, var value) && format.reserves(key)) {
          throw new SopsException.AlreadyEncrypted(key);
        }
      }
    }
  }

  private String now() {
    return Timestamp.seconds(clock.instant());
  }
}
