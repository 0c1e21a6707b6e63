package dev.coffre.cli.merge;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.cli.secrets.RecipientMix;
import dev.coffre.merge.Readers;
import dev.coffre.merge.Side;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.Opened;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.Stash;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How the merged file is encrypted: for whom, under which data key, and what of it.
///
/// @param ours with our settings where both sides changed them
/// @param theirs with theirs
/// @param key the data key of the result
/// @param stash the IVs of what the sides have under that key
/// @param fresh whether the key is a new one, which closing wipes
record Seal(Metadata ours, Metadata theirs, DataKey key, Stash stash, boolean fresh)
    implements AutoCloseable {

  /// Decides it.
  ///
  /// @throws CommandException if the readers of the two sides cannot be merged
  /// @throws SopsException if a key cannot be wrapped for them
  static Seal of(Host host, Inputs inputs) throws CommandException, SopsException {
    var mine = inputs.ours().open().map(open -> open.opened());
    var yours = inputs.theirs().open().map(open -> open.opened());
    if (mine.isEmpty() || yours.isEmpty()) {
      var only = mine.or(() -> yours).orElseThrow();
      return new Seal(only.metadata(), only.metadata(), only.key(), only.stash(), false);
    }
    return new Merge(host, inputs, mine.get(), yours.get()).seal();
  }

  /// What encrypts the version that prefers a side, with IVs that are known of it.
  Opened as(Side side, Stash known) {
    var metadata =
        switch (side) {
          case OURS -> ours;
          case THEIRS -> theirs;
        };
    return new Opened(new Tree(List.of()), metadata, key, known, List.of());
  }

  @Override
  public void close() {
    if (fresh) {
      key.close();
    }
  }

  private record Merge(Host host, Inputs inputs, Opened ours, Opened theirs) {

    Seal seal() throws CommandException, SopsException {
      var readers = readers();
      var kept = readers.removed() ? Optional.<Opened>empty() : kept();
      if (kept.isPresent()) {
        return seal(groups(kept.get(), readers), readers, kept.get().key(), stash(kept.get()));
      }
      var key = DataKey.generate(host.randomness());
      try {
        var groups = wrap(key, readers, List.of());
        return sealFresh(groups, readers, key);
      } catch (SopsException | RuntimeException e) {
        key.close();
        throw e;
      }
    }

    private Seal sealFresh(List<KeyGroup> groups, Readers readers, DataKey key) {
      return new Seal(
          metadata(ours, groups, readers),
          metadata(theirs, groups, readers),
          key,
          Stash.EMPTY,
          true);
    }

    private Seal seal(List<KeyGroup> groups, Readers readers, DataKey key, Stash stash) {
      return new Seal(
          metadata(ours, groups, readers), metadata(theirs, groups, readers), key, stash, false);
    }

    private Readers readers() throws CommandException {
      var before = inputs.base().metadata();
      var merged =
          Readers.merge(before, ours.metadata(), theirs.metadata())
              .orElseThrow(() ->
                  CommandException.refused(
                      "both sides changed how the keys are grouped, or nobody could read it",
                      "take one side, git checkout --ours or --theirs, and change its keys again"));
      if (RecipientMix.isMixed(merged.groups()) && !isMixed(ours) && !isMixed(theirs)) {
        throw CommandException.refused(
            "post-quantum recipients (age1pq1…) on one side, classic ones on the other",
            "take one side, git checkout --ours or --theirs, and change its keys again");
      }
      return merged;
    }

    private static boolean isMixed(Opened side) {
      return RecipientMix.isMixed(side.metadata().groups().stream().map(KeyGroup::keys).toList());
    }

    /// The side whose data key is kept: the one that changed it, if it was only one. If both did,
    /// or nobody can tell, neither is kept: one of the keys may be one that was to go.
    private Optional<Opened> kept() {
      if (isSame(ours, theirs)) {
        return Optional.of(ours);
      }
      var before = inputs.base().open().map(open -> open.opened());
      if (before.filter(base -> isSame(base, ours)).isPresent()) {
        return Optional.of(theirs);
      }
      return before.filter(base -> isSame(base, theirs)).map(_ -> ours);
    }

    private static boolean isSame(Opened one, Opened other) {
      return one.key().bytes().sameAs(other.key().bytes());
    }

    private Stash stash(Opened kept) {
      return isSame(ours, theirs) ? ours.stash().with(theirs.stash()) : kept.stash();
    }

    /// The copies of a data key that stays, as they are if they are for the same readers.
    private List<KeyGroup> groups(Opened kept, Readers readers) throws SopsException {
      for (var side : List.of(ours, theirs)) {
        if (isSame(side, kept) && serves(side.metadata(), readers)) {
          return side.metadata().groups();
        }
      }
      var entries = new ArrayList<KeyEntry>();
      for (var side : List.of(ours, theirs)) {
        if (isSame(side, kept) && side.metadata().groups().size() == 1) {
          entries.addAll(side.metadata().groups().getFirst().entries());
        }
      }
      return wrap(kept.key(), readers, entries);
    }

    private static boolean serves(Metadata metadata, Readers readers) {
      boolean same =
          metadata.shamirThreshold() == readers.shamirThreshold()
              && metadata.groups().size() == readers.groups().size();
      for (int i = 0; same && i < readers.groups().size(); i++) {
        same =
            new HashSet<>(metadata.groups().get(i).keys())
                .equals(new HashSet<>(readers.groups().get(i)));
      }
      return same;
    }

    private List<KeyGroup> wrap(DataKey key, Readers readers, List<KeyEntry> entries)
        throws SopsException {
      KeyRing ring = KeysAtHand.of(host, "coffre");
      return ring.wrap(key, readers.groups(), readers.shamirThreshold(), entries);
    }

    /// The settings of a side where both changed them, else of the one that did.
    private Metadata metadata(Opened side, List<KeyGroup> groups, Readers readers) {
      var before = inputs.base().metadata();
      var mine = ours.metadata();
      var yours = theirs.metadata();
      var selector =
          choose(
              before.map(Metadata::selector),
              mine.selector(),
              yours.selector(),
              side.metadata().selector());
      boolean macOnly =
          choose(
              before.map(Metadata::macOnlyEncrypted),
              mine.macOnlyEncrypted(),
              yours.macOnlyEncrypted(),
              side.metadata().macOnlyEncrypted());
      return side.metadata()
          .withSelector(selector, macOnly)
          .withGroups(groups, readers.shamirThreshold())
          .sealed("", "");
    }

    private static <T> T choose(Optional<T> base, T ours, T theirs, T preferred) {
      if (base.isPresent() && Objects.equals(base.get(), ours)) {
        return theirs;
      }
      return base.isPresent() && Objects.equals(base.get(), theirs) ? ours : preferred;
    }
  }
}
