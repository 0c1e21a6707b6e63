package dev.coffre.cli.merge;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.merge.Input.Source;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.merge.FileMerge;
import dev.coffre.merge.LineMerge;
import dev.coffre.merge.LineMerge.Neighbours;
import dev.coffre.merge.MergedText;
import dev.coffre.merge.Side;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.Opened;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.Stash;
import dev.coffre.sops.store.StoreException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/// Merges encrypted files. Each version of the result, the one that prefers our values and the one
/// that prefers theirs, is a whole encrypted file, under one data key and of one time: where they
/// agree they are the same to the byte, so what they differ in, MAC included, is the conflict.
final class EncryptedMerge {
  private final Host host;
  private final Vault vault;

  EncryptedMerge(Host host) {
    this.host = host.at(Clock.fixed(host.clock().instant(), ZoneOffset.UTC));
    this.vault = new Vault(this.host);
  }

  /// A merged file.
  ///
  /// @param text with what is disputed
  /// @param conflicts the keys that both sides changed
  /// @param freshKey whether it has a new data key
  /// @param commentsLost whether comments of theirs were left out
  record Result(MergedText text, List<String> conflicts, boolean freshKey, boolean commentsLost) {
    Result {
      conflicts = List.copyOf(conflicts);
    }
  }

  /// Merges three versions.
  ///
  /// @throws SopsException if a side cannot be opened, or the result not encrypted
  /// @throws StoreException if a version is not of its format
  /// @throws CommandException if the readers of the two sides cannot be merged
  Result merge(Source base, Source ours, Source theirs)
      throws SopsException, StoreException, CommandException {
    try (var inputs = Inputs.read(base, ours, theirs, vault)) {
      if (inputs.arePlain()) {
        return plain(inputs);
      }
      var merged =
          new FileMerge(ours.format().store())
              .merge(inputs.base().version(), inputs.ours().version(), inputs.theirs().version());
      try (var seal = Seal.of(host, inputs)) {
        var text = sealed(ours, merged, seal);
        return new Result(text, merged.conflicts(), seal.fresh(), merged.commentsLost());
      } finally {
        Arrays.fill(merged.ours(), (byte) 0);
        Arrays.fill(merged.theirs(), (byte) 0);
      }
    }
  }

  /// Files that nobody encrypted are merged by their lines, as Git would.
  private static Result plain(Inputs inputs) {
    var text =
        LineMerge.of(
            inputs.base().version().text(),
            inputs.ours().version().text(),
            inputs.theirs().version().text(),
            Neighbours.TOUCH);
    return new Result(text, List.of(), false, false);
  }

  private MergedText sealed(Source target, FileMerge.Merged merged, Seal seal)
      throws SopsException, StoreException, CommandException {
    byte[] ours = encrypt(target, merged.ours(), seal.as(Side.OURS, seal.stash()));
    Stash known = ivs(target.with(ours), seal.as(Side.OURS, seal.stash()));
    boolean settled =
        Arrays.equals(merged.ours(), merged.theirs()) && seal.ours().equals(seal.theirs());
    if (settled) {
      return MergedText.of(ours, ours);
    }
    var second = seal.as(Side.THEIRS, known.with(seal.stash()));
    byte[] theirs = encrypt(target, merged.theirs(), second);
    ivs(target.with(theirs), second);
    return MergedText.of(ours, theirs);
  }

  private byte[] encrypt(Source target, byte[] plain, Opened seal)
      throws SopsException, StoreException, CommandException {
    return vault.reseal(target.with(plain).file(), seal).bytes();
  }

  /// Opens what was made, MAC and all, before anybody gets it: what it says is the result.
  private Stash ivs(Source made, Opened seal) throws SopsException, StoreException {
    var parsed = made.file().parsed();
    return new Sops(host.randomness(), host.clock())
        .decrypt(parsed.tree(), Sops.metadata(parsed), seal.key(), MacCheck.REQUIRED)
        .stash();
  }
}
