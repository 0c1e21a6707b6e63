package dev.coffre.cli.backup;

import dev.coffre.backup.Place;
import dev.coffre.backup.TargetStore;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import java.io.IOException;

/// Takes the right to change a target's backups, and says what killed runs had left there.
final class StoreHold {
  private StoreHold() {}

  static Place.Hold take(Host host, TargetStore store) throws CommandException, IOException {
    var hold =
        store
            .hold()
            .orElseThrow(() ->
                CommandException.refused(
                    store.target() + ": another run is changing its backups", "wait for its end"));
    for (var left : hold.abandoned()) {
      host.err().println("coffre: " + store.target() + ": removed what a killed run left: " + left);
    }
    return hold;
  }
}
