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
  private List<String> tokenFiles = List.of();

  public void declare(Options options) {
    options.values(
        List.of("-i", "--identity"),
        "FILE",
        "A file with an age identity that opens backups; the places of sops if none is named.",
        given -> files = given);
    options.values(
        List.of("--token-identity"),
        "FILE",
        "A file with an age identity that opens the backups of a k3s server's token.",
        given -> tokenFiles = given);
  }

  /// The identities that open all backups but those of tokens, by the name of where they are from.
  public Map<String, List<Identity>> read(Host host) throws CommandException, FileFailure {
    var identities = read(host, files);
    if (files.isEmpty()) {
      identities.put("the user's identities", KeysAtHand.identities(host, "coffre"));
    }
    return identities;
  }

  /// The identities that open the backups of tokens.
  public Map<String, List<Identity>> readForTokens(Host host) throws CommandException, FileFailure {
    return read(host, tokenFiles);
  }

  private static Map<String, List<Identity>> read(Host host, List<String> files)
      throws CommandException, FileFailure {
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
    return identities;
  }
}
