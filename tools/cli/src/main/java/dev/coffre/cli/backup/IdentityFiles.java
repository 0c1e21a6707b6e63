package dev.coffre.cli.backup;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.cli.keys.KeysAtHand;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The option that names who opens backups.
public final class IdentityFiles {
  private List<String> files = List.of();

  public void declare(Options options) {
    options.values(
        List.of("-i", "--identity"),
        "FILE",
        "A file with an age identity that opens backups; the places of sops if none is named.",
        given -> files = given);
  }

  /// The identities, by the name of where they are from.
  public Map<String, List<Identity>> read(Host host) throws CommandException, FileFailure {
    var identities = new LinkedHashMap<String, List<Identity>>();
    for (var file : files) {
      try {
        identities.put(file, KeysAtHand.identities(host, "coffre", host.resolve(file)));
      } catch (AgeException.InvalidKey e) {
        throw CommandException.failed(
            file + ": " + e.getMessage(), "name a file of age identities");
      } catch (IOException e) {
        throw new FileFailure(file, e);
      }
    }
    if (files.isEmpty()) {
      identities.put("the user's identities", KeysAtHand.identities(host, "coffre"));
    }
    return identities;
  }
}
