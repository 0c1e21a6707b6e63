package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.keys.IdentityFile;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.json.Json;
import dev.coffre.keys.PublicKey;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes an identity. It never overwrites a file.
public final class KeysNewCommand implements NativeCommand.Action {
  private final Host host;
  private Optional<String> output = Optional.empty();
  private boolean postQuantum;
  private boolean passphrase;
  private boolean json;

  /// For the user of `host`.
  public KeysNewCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make an age identity, in a file that only its owner reads. No file is overwritten.")
        .value(
            List.of("-o", "--output"),
            "FILE",
            "Write it to FILE instead of the place where sops looks for it.",
            given -> output = Optional.of(given))
        .flag(
            List.of("--post-quantum"),
            "Make a hybrid post-quantum identity, which sops 3.12 and age 1.3 can read.",
            () -> postQuantum = true)
        .flag(
            List.of("--passphrase"),
            "Encrypt it with a passphrase, asked for on the terminal.",
            () -> passphrase = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, IOException {
    var path = place();
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandException.refused(
          host.shown(path) + ": it exists already, and is not overwritten",
          "name another file with -o");
    }
    var identity = IdentityFile.at(path, postQuantum, host);
    if (passphrase) {
      try (var typed = passphrase()) {
        identity.lockedWith(typed, host).write(host);
      }
    } else {
      identity.write(host);
    }
    tell(path, PublicKey.of(identity.recipient()));
    return ExitCode.OK;
  }

  private Path place() throws CommandException {
    return output
        .map(host::resolve)
        .or(() -> KeysAtHand.file(host))
        .orElseThrow(() ->
            CommandException.failed(
                "no home folder to keep the identity in", "name a file with -o"));
  }

  private SecretBytes passphrase() throws CommandException, IOException {
    if (!host.terminal().isPresent()) {
      throw CommandException.failed("there is no terminal to ask for the passphrase", "");
    }
    var first = host.terminal().readHidden("Passphrase: ");
    try (var second = host.terminal().readHidden("The same again: ")) {
      if (!first.sameAs(second)) {
        first.close();
        throw CommandException.refused("the two passphrases differ", "");
      }
    }
    return first;
  }

  private void tell(Path path, PublicKey key) {
    if (json) {
      host.out()
          .println(
              Json.object()
                  .with("identity", path.toString())
                  .with("recipient", key.text())
                  .with("fingerprint", key.fingerprint())
                  .with("protected", passphrase));
      return;
    }
    host.out().println("identity:    " + path);
    host.out().println("recipient:   " + key.text());
    host.out().println("fingerprint: " + key.fingerprint());
  }
}
