package dev.coffre.cli.edit;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.EncryptedText;
import dev.coffre.cli.secrets.OpenFile;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.merge.MergedText;
import dev.coffre.merge.Side;
import dev.coffre.sops.Format;
import dev.coffre.sops.Opened;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A file in which a merge left both sides, encrypted, between conflict markers. Each side taken by
/// itself is a whole encrypted file. Closing wipes what was decrypted.
///
/// @param onDisk what the file holds
/// @param text both sides decrypted, between markers
@SuppressWarnings("ArrayRecordComponent") // never compared
record Conflict(
    Vault vault, SecretFile file, OpenFile ours, OpenFile theirs, byte[] onDisk, byte[] text)
    implements AutoCloseable {

  /// The conflict of a file; empty if it has none.
  ///
  /// @throws FileFailure if it cannot be read or opened, or the sides were never merged
  static Optional<Conflict> in(Host host, String name) throws FileFailure {
    Path path = host.resolve(name);
    try {
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      byte[] content = Files.readAllBytes(path);
      var merged = MergedText.parse(content);
      return merged.isPresent()
          ? Optional.of(open(host, path, name, content, merged.get()))
          : Optional.empty();
    } catch (IOException | SopsException | StoreException | CommandException e) {
      throw new FileFailure(name, e);
    }
  }

  private static Conflict open(Host host, Path path, String name, byte[] content, MergedText merged)
      throws SopsException, StoreException, CommandException {
    var vault = new Vault(host);
    var format = Format.ofFileName(name);
    var file = SecretFile.of(path, name, format, merged.as(Side.OURS));
    var other = SecretFile.of(path, name, format, merged.as(Side.THEIRS));
    var ours = vault.open(file);
    try {
      var theirs = vault.open(other);
      try {
        requireMerged(ours.opened(), theirs.opened());
        byte[] text = MergedText.of(ours.text(), theirs.text()).marked(MergedText.MARKER_SIZE);
        return new Conflict(vault, file, ours, theirs, content, text);
      } catch (CommandException | RuntimeException e) {
        theirs.close();
        throw e;
      }
    } catch (SopsException | StoreException | CommandException | RuntimeException e) {
      ours.close();
      throw e;
    }
  }

  /// Two sides that have other readers were put between markers unmerged: what one of them took
  /// from a reader would come back.
  private static void requireMerged(Opened ours, Opened theirs) throws CommandException {
    boolean merged =
        ours.key().bytes().sameAs(theirs.key().bytes()) && readers(ours).equals(readers(theirs));
    if (!merged) {
      throw CommandException.refused(
          "its sides have different keys, so they were not merged by coffre",
          "'git checkout --merge -- FILE' merges it once more");
    }
  }

  private static List<KeyGroup> readers(Opened side) {
    return side.metadata().groups();
  }

  /// The file as messages call it.
  String name() {
    return file.name();
  }

  /// A text that the user made of both sides, encrypted for the readers of the merge.
  ///
  /// @throws CommandException if there are markers left
  EncryptedText settled(byte[] changed) throws SopsException, StoreException, CommandException {
    if (MergedText.hasMarker(changed)) {
      throw CommandException.refused(
          "there are conflict markers left", "take them out, with what should not stay");
    }
    var mine = ours.opened();
    var both = mine.stash().with(theirs.opened().stash());
    var seal = new Opened(mine.tree(), mine.metadata(), mine.key(), both, List.of());
    return vault.reseal(file.with(changed), seal);
  }

  @Override
  public void close() {
    ours.close();
    theirs.close();
    Arrays.fill(text, (byte) 0);
  }
}
