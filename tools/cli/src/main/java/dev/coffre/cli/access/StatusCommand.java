package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.json.Json;
import dev.coffre.keys.PublicKey;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says of every file that Git knows and that is, or should be, encrypted how it stands.
public final class StatusCommand implements NativeCommand.Action {
  private final Host host;
  private boolean all;
  private boolean json;

  /// For the repository around the folder of `host`.
  public StatusCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Say of the files that Git knows which are encrypted, in line with .sops.yaml, and"
                + " readable with the keys at hand. Opens none of them.",
            "Exit code 1 if one is in clear that should not be, or is not in line.")
        .flag(List.of("--all"), "List those too with which all is well.", () -> all = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException, InterruptedException {
    var names = new Names(RegistryFile.find(host).map(RegistryFile::registry));
    var standing = TrackedFiles.of(host, mine());
    if (json) {
      host.out().println(json(standing, names));
    } else {
      print(standing, names);
    }
    return standing.isWell() ? ExitCode.OK : ExitCode.REFUSED;
  }

  private Set<PublicKey> mine() {
    return KeysAtHand.recipients(host).stream()
        .map(PublicKey::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void print(TrackedFiles tracked, Names names) {
    var text = new StringBuilder();
    for (var file : tracked.standings()) {
      if (all || !file.isWell()) {
        text.append(file.text(names)).append('\n');
      }
    }
    text.append(
        "%,d tracked files: %d encrypted, %d not in line, %d not readable by you, %d in clear\n"
            .formatted(
                tracked.files(),
                tracked.count(Standing.Encrypted.class, _ -> true),
                tracked.count(Standing.Encrypted.class, file -> !file.isInLine()),
                tracked.count(Standing.Encrypted.class, file -> !file.readable()),
                tracked.count(Standing.InClear.class, _ -> true)));
    host.out().print(text);
  }

  private static Json json(TrackedFiles tracked, Names names) {
    return Json.object()
        .with("tracked", tracked.files())
        .withObjects("files", tracked.standings().stream().map(file -> file.json(names)).toList());
  }
}
