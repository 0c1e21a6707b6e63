package dev.coffre.cli.cases;

import dev.coffre.cases.Case;
import dev.coffre.cases.KeyCopy;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.keys.Holder;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.key.AgeKeyException;
import dev.coffre.sops.key.AgeKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The keys that the fingerprints of cases are made with.
record CaseKeys(Host host, AgeKeys keys) {
  private static final int LENGTH = 32;

  static CaseKeys of(Host host) {
    return new CaseKeys(host, KeysAtHand.keys(host));
  }

  SecretBytes fresh() {
    return SecretBytes.adopt(host.randomness().bytes(LENGTH));
  }

  /// A copy for each holder.
  List<KeyCopy> copies(SecretBytes key, Collection<Holder> holders) throws CommandException {
    var copies = new ArrayList<KeyCopy>();
    for (var holder : holders) {
      try {
        var recipient = holder.recipient().text();
        copies.add(new KeyCopy(recipient, keys.wrap(recipient, key)));
      } catch (AgeKeyException e) {
        throw CommandException.refused(holder.name() + ": " + e.brief(), "correct its recipient");
      }
    }
    return copies;
  }

  /// The key of a case; empty if no identity at hand opens it.
  Optional<SecretBytes> of(Case kase) {
    return kase.copies().stream().flatMap(copy -> opened(copy).stream()).findFirst();
  }

  private Optional<SecretBytes> opened(KeyCopy copy) {
    try {
      return Optional.of(keys.open(copy.recipient(), copy.armored()));
    } catch (AgeKeyException notThisOne) {
      return Optional.empty();
    }
  }
}
