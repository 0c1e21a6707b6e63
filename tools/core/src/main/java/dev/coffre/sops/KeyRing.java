package dev.coffre.sops;

import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.SopsException.DataKeyUnavailable.GroupResult;
import dev.coffre.sops.key.AgeKeyException;
import dev.coffre.sops.key.AgeKeys;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.key.KeyFailure;
import dev.coffre.sops.key.Shamir;
import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Wraps a data key for the holders of a file and recovers it from their copies.
///
/// @param order the kinds of key to try first; sops tries age, then pgp, then the rest
public record KeyRing(AgeKeys age, Randomness randomness, List<KeyKind> order) {
  public KeyRing {
    order = List.copyOf(order);
  }

  /// A key ring in the order of sops.
  public KeyRing(AgeKeys age, Randomness randomness) {
    this(age, randomness, List.of(KeyKind.AGE, KeyKind.PGP));
  }

  /// The data key of a file. Every group is tried, as sops does, so that the error tells all.
  ///
  /// @throws SopsException.DataKeyUnavailable if too few groups can be opened
  /// @throws SopsException.SharesInvalid if what they hold makes no data key
  public DataKey recover(Metadata metadata) throws SopsException {
    var shares = new ArrayList<SecretBytes>();
    var results = new ArrayList<GroupResult>();
    try {
      for (var group : metadata.groups()) {
        var failures = new ArrayList<KeyFailure>();
        var share = open(group, failures);
        share.ifPresent(shares::add);
        results.add(new GroupResult(share.isPresent(), failures));
      }
      return join(metadata, shares, results);
    } finally {
      shares.forEach(SecretBytes::close);
    }
  }

  private DataKey join(Metadata metadata, List<SecretBytes> shares, List<GroupResult> results)
      throws SopsException {
    boolean split = metadata.groups().size() > 1;
    if (shares.isEmpty() || shares.size() < (split ? metadata.shamirThreshold() : 1)) {
      throw new SopsException.DataKeyUnavailable(results, metadata.shamirThreshold());
    }
    try {
      var key = split ? Shamir.combine(shares) : shares.getFirst().expose(SecretBytes::copyOf);
      return new DataKey(key);
    } catch (IllegalArgumentException e) {
      throw new SopsException.SharesInvalid("the data key: " + e.getMessage());
    }
  }

  private Optional<SecretBytes> open(KeyGroup group, List<KeyFailure> failures) {
    for (var entry : inOrder(group.entries())) {
      switch (entry) {
        case KeyEntry.AgeEntry(var recipient, var enc) -> {
          try {
            return Optional.of(age.open(recipient, enc));
          } catch (AgeKeyException e) {
            failures.add(failure(entry.key(), e));
          }
        }
        case KeyEntry.ForeignEntry foreign -> failures.add(unsupported(foreign.key()));
      }
    }
    return Optional.empty();
  }

  private List<KeyEntry> inOrder(List<KeyEntry> entries) {
    // Not Comparator.comparingInt: the AOT cache holds no serializable lambda as it makes (ADR
    // 0004).
    return entries.stream()
        .sorted((one, other) -> Integer.compare(priority(one), priority(other)))
        .toList();
  }

  private int priority(KeyEntry entry) {
    int place = order.indexOf(entry.key().kind());
    return place < 0 ? order.size() : place;
  }

  /// Groups that hold `key` for these keys.
  ///
  /// @param kept entries that may be taken over for keys we cannot wrap for; they must hold this
  ///   very data key, and can be used only if it is not split
  /// @throws SopsException.HoldersLockedOut if a key is not an age key and no entry is kept for it
  /// @throws SopsException.NoKeys if there is no group, or one without keys
  /// @throws SopsException.WrapFailed if a recipient is refused
  public List<KeyGroup> wrap(
      DataKey key, List<List<MasterKey>> groups, int shamirThreshold, List<KeyEntry> kept)
      throws SopsException {
    requireKeys(groups);
    requireWrappable(groups, groups.size() == 1 ? kept : List.of());
    var shares = shares(key, groups.size(), shamirThreshold);
    try {
      var wrapped = new ArrayList<KeyGroup>();
      var failures = new ArrayList<KeyFailure>();
      for (int i = 0; i < groups.size(); i++) {
        wrapped.add(wrap(shares.get(i), groups.get(i), kept, failures));
      }
      if (!failures.isEmpty()) {
        throw new SopsException.WrapFailed(failures);
      }
      return wrapped;
    } finally {
      shares.forEach(SecretBytes::close);
    }
  }

  private static void requireKeys(List<List<MasterKey>> groups) throws SopsException {
    if (groups.isEmpty()) {
      throw new SopsException.NoKeys("no key groups provided");
    }
    if (groups.stream().anyMatch(List::isEmpty)) {
      throw new SopsException.NoKeys("empty key group provided");
    }
  }

  private static void requireWrappable(List<List<MasterKey>> groups, List<KeyEntry> kept)
      throws SopsException {
    var lockedOut =
        groups.stream()
            .flatMap(List::stream)
            .filter(key -> key.kind() != KeyKind.AGE && keptFor(key, kept).isEmpty())
            .toList();
    if (!lockedOut.isEmpty()) {
      throw new SopsException.HoldersLockedOut(lockedOut);
    }
  }

  private List<SecretBytes> shares(DataKey key, int parts, int shamirThreshold)
      throws SopsException {
    if (parts == 1) {
      return List.of(key.bytes().expose(SecretBytes::copyOf));
    }
    try {
      int threshold = shamirThreshold == 0 ? parts : shamirThreshold;
      return Shamir.split(key.bytes(), parts, threshold, randomness);
    } catch (IllegalArgumentException e) {
      throw new SopsException.SharesInvalid(String.valueOf(e.getMessage()));
    }
  }

  private KeyGroup wrap(
      SecretBytes share, List<MasterKey> keys, List<KeyEntry> kept, List<KeyFailure> failures) {
    var entries = new ArrayList<KeyEntry>();
    for (var key : keys) {
      if (key.kind() != KeyKind.AGE) {
        entries.add(keptFor(key, kept).orElseThrow());
        continue;
      }
      try {
        entries.add(new KeyEntry.AgeEntry(key.id(), age.wrap(key.id(), share)));
      } catch (AgeKeyException e) {
        failures.add(failure(key, e));
      }
    }
    return new KeyGroup(entries);
  }

  private static Optional<KeyEntry> keptFor(MasterKey key, List<KeyEntry> kept) {
    return kept.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  private static KeyFailure failure(MasterKey key, AgeKeyException e) {
    return new KeyFailure(key, String.valueOf(e.getMessage()), e.brief());
  }

  private static KeyFailure unsupported(MasterKey key) {
    var reason = key.kind().label() + " keys are not supported; only age keys are";
    return new KeyFailure(key, reason, reason);
  }
}
