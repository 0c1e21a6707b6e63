package dev.coffre.cli.sops.call;

import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.sops.KeyRing;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The engine, and the keys that a command may use.
public record Keys(Sops sops, KeyRing ring) {

  /// The keys of this machine's user, in the order that the flags give.
  ///
  /// @throws Failure if the order names a kind twice, or key services are asked for
  public static Keys of(Call call) throws Failure {
    refuseServices(call);
    var host = call.host();
    var found = KeysAtHand.of(host, "sops");
    return new Keys(
        new Sops(host.randomness(), host.clock()),
        new KeyRing(found.age(), found.randomness(), order(call)));
  }

  /// The same data key for other holders; an entry that we cannot wrap for is kept.
  ///
  /// @throws SopsException if the data key cannot be recovered, or a holder would be locked out
  public Metadata share(Metadata metadata, List<List<MasterKey>> groups, int threshold)
      throws SopsException {
    var current = metadata.groups();
    var kept = current.size() == 1 ? current.getFirst().entries() : List.<KeyEntry>of();
    int needed = groups.size() > 1 && threshold == 0 ? groups.size() : threshold;
    try (var key = ring.recover(metadata)) {
      return metadata.withGroups(ring.wrap(key, groups, needed, kept), needed);
    }
  }

  private static void refuseServices(Call call) throws Failure {
    if (!call.given().list("keyservice").isEmpty()
        || (call.given().has("enable-local-keyservice")
            && !call.given().on("enable-local-keyservice"))) {
      throw Failure.generic(
          "Error: key services are not supported by this build: it opens no connections; leave out"
              + " --keyservice and SOPS_KEYSERVICE");
    }
  }

  private static List<KeyKind> order(Call call) throws Failure {
    var text = call.given().text("decryption-order");
    if (text.isEmpty()) {
      return List.of(KeyKind.AGE, KeyKind.PGP);
    }
    var seen = new HashSet<String>();
    var kinds = new ArrayList<KeyKind>();
    for (var label : text.split(",", -1)) {
      if (!seen.add(label)) {
        throw Failure.of(
            Status.DUPLICATE_DECRYPTION_KEY_TYPE, "Duplicate decryption key type: " + label);
      }
      KeyKind.labelled(label).ifPresent(kinds::add);
    }
    return kinds;
  }
}
